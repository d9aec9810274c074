/* cite.h: everything libcite offers, in one include. */
#ifndef CITE_H
#define CITE_H

#include <cite/archive.h>
#include <cite/audit.h>
#include <cite/bibliography.h>
#include <cite/checker.h>
#include <cite/citation.h>
#include <cite/common.h>
#include <cite/document.h>
#include <cite/drift.h>
#include <cite/error.h>
#include <cite/fix.h>
#include <cite/link.h>
#include <cite/note.h>
#include <cite/parser.h>
#include <cite/reason.h>
#include <cite/report.h>
#include <cite/save.h>
#include <cite/suggestion.h>
#include <cite/version.h>

#endif
