/*
 * citations/front_labels.c: the labels that lines of a first page begin with; see front_lines.h.
 */
#include "citations/front_lines.h"
#include "core/str.h"

/* How a line may begin; see label_ends for what may stand behind. In no order. */
static const struct {
    const char *words;
    enum cite__front_kind kind;
} labels[] = {
    {"ISSN", CITE__FRONT_LABEL},
    {"ISBN", CITE__FRONT_LABEL},
    {"DOI", CITE__FRONT_LABEL},
    {"http://", CITE__FRONT_LABEL},
    {"https://", CITE__FRONT_LABEL},
    {"www.", CITE__FRONT_LABEL},
    {"ORCID", CITE__FRONT_LABEL},
    {"©", CITE__FRONT_LABEL},
    {"(c)", CITE__FRONT_LABEL},
    {"(CC", CITE__FRONT_LABEL},
    {"CC BY", CITE__FRONT_LABEL},
    {"copyright", CITE__FRONT_LABEL},
    {"license", CITE__FRONT_LABEL},
    {"licence", CITE__FRONT_LABEL},
    {"version", CITE__FRONT_LABEL},
    {"downloaded", CITE__FRONT_LABEL},
    {"downloaded from", CITE__FRONT_LABEL},
    {"volume", CITE__FRONT_LABEL},
    {"vol", CITE__FRONT_LABEL},
    {"issue", CITE__FRONT_LABEL},
    {"no", CITE__FRONT_LABEL},
    {"note", CITE__FRONT_LABEL},
    {"received", CITE__FRONT_LABEL},
    {"accepted", CITE__FRONT_LABEL},
    {"articles", CITE__FRONT_LABEL},
    {"article", CITE__FRONT_LABEL},
    {"essay", CITE__FRONT_LABEL},
    {"essays", CITE__FRONT_LABEL},
    {"original article", CITE__FRONT_LABEL},
    {"research article", CITE__FRONT_LABEL},
    {"working paper", CITE__FRONT_LABEL},
    {"discussion paper", CITE__FRONT_LABEL},
    {"policy brief", CITE__FRONT_LABEL},
    {"УДК", CITE__FRONT_LABEL},
    {"E-mail", CITE__FRONT_LABEL},
    {"email", CITE__FRONT_LABEL},
    {"telephone", CITE__FRONT_LABEL},
    {"tel", CITE__FRONT_LABEL},
    {"text size", CITE__FRONT_LABEL},
    {"close", CITE__FRONT_LABEL},
    {"share", CITE__FRONT_LABEL},
    {"print", CITE__FRONT_LABEL},
    {"menu", CITE__FRONT_LABEL},
    {"search", CITE__FRONT_LABEL},
    {"skip to content", CITE__FRONT_LABEL},
    {"skip to main content", CITE__FRONT_LABEL},
    {"advertisement", CITE__FRONT_LABEL},
    {"subscribe", CITE__FRONT_LABEL},
    {"sign in", CITE__FRONT_LABEL},
    {"abstract", CITE__FRONT_ABSTRACT},
    {"summary", CITE__FRONT_ABSTRACT},
    {"executive summary", CITE__FRONT_ABSTRACT},
    {"keywords", CITE__FRONT_ABSTRACT},
    {"key words", CITE__FRONT_ABSTRACT},
    {"contents", CITE__FRONT_ABSTRACT},
    {"table of contents", CITE__FRONT_ABSTRACT},
    {"introduction", CITE__FRONT_ABSTRACT},
    {"foreword", CITE__FRONT_ABSTRACT},
    {"preface", CITE__FRONT_ABSTRACT},
    {"notes", CITE__FRONT_ABSTRACT},
    {"endnotes", CITE__FRONT_ABSTRACT},
    {"anmerkungen", CITE__FRONT_ABSTRACT},
    {"zusammenfassung", CITE__FRONT_ABSTRACT},
    {"inhalt", CITE__FRONT_ABSTRACT},
    {"inhaltsverzeichnis", CITE__FRONT_ABSTRACT},
    {"schlagwörter", CITE__FRONT_ABSTRACT},
    {"einleitung", CITE__FRONT_ABSTRACT},
    {"résumé", CITE__FRONT_ABSTRACT},
    {"sommaire", CITE__FRONT_ABSTRACT},
    {"mots-clés", CITE__FRONT_ABSTRACT},
    {"resumen", CITE__FRONT_ABSTRACT},
    {"palabras clave", CITE__FRONT_ABSTRACT},
    {"índice", CITE__FRONT_ABSTRACT},
    {"introducción", CITE__FRONT_ABSTRACT},
    {"sommario", CITE__FRONT_ABSTRACT},
    {"riassunto", CITE__FRONT_ABSTRACT},
    {"introduzione", CITE__FRONT_ABSTRACT},
    {"resumo", CITE__FRONT_ABSTRACT},
    {"samenvatting", CITE__FRONT_ABSTRACT},
    {"streszczenie", CITE__FRONT_ABSTRACT},
    {"Аннотация", CITE__FRONT_ABSTRACT},
    {"Резюме", CITE__FRONT_ABSTRACT},
    {"Введение", CITE__FRONT_ABSTRACT},
    {"Содержание", CITE__FRONT_ABSTRACT},
    {"Ключевые слова", CITE__FRONT_ABSTRACT},
    {"摘要", CITE__FRONT_ABSTRACT},
    {"关键词", CITE__FRONT_ABSTRACT},
    {"目录", CITE__FRONT_ABSTRACT},
    {"要旨", CITE__FRONT_ABSTRACT},
    {"초록", CITE__FRONT_ABSTRACT},
    {"published", CITE__FRONT_DATED},
    {"publication date", CITE__FRONT_DATED},
    {"posted", CITE__FRONT_DATED},
    {"updated", CITE__FRONT_DATED},
    {"issued", CITE__FRONT_DATED},
    {"released", CITE__FRONT_DATED},
    {"date", CITE__FRONT_DATED},
    {"datum", CITE__FRONT_DATED},
    {"erschienen", CITE__FRONT_DATED},
    {"veröffentlicht", CITE__FRONT_DATED},
    {"stand", CITE__FRONT_DATED},
    {"publié", CITE__FRONT_DATED},
    {"publicado", CITE__FRONT_DATED},
    {"fecha", CITE__FRONT_DATED},
    {"pubblicato", CITE__FRONT_DATED},
    {"data", CITE__FRONT_DATED},
    {"Опубликовано", CITE__FRONT_DATED},
    {"Дата", CITE__FRONT_DATED},
    {"发布日期", CITE__FRONT_DATED},
    {"发布时间", CITE__FRONT_DATED},
    {"citation", CITE__FRONT_CITE},
    {"suggested citation", CITE__FRONT_CITE},
    {"recommended citation", CITE__FRONT_CITE},
    {"preferred citation", CITE__FRONT_CITE},
    {"please cite as", CITE__FRONT_CITE},
    {"cite as", CITE__FRONT_CITE},
    {"cite this article as", CITE__FRONT_CITE},
    {"cite this article", CITE__FRONT_CITE},
    {"cite this paper", CITE__FRONT_CITE},
    {"how to cite", CITE__FRONT_CITE},
    {"how to cite this article", CITE__FRONT_CITE},
    {"to cite this article", CITE__FRONT_CITE},
    {"to cite this report", CITE__FRONT_CITE},
    {"to cite this version", CITE__FRONT_CITE},
    {"zitiervorschlag", CITE__FRONT_CITE},
    {"zitierhinweis", CITE__FRONT_CITE},
    {"pour citer cet article", CITE__FRONT_CITE},
    {"cómo citar", CITE__FRONT_CITE},
    {"cómo citar este artículo", CITE__FRONT_CITE},
    {"come citare", CITE__FRONT_CITE},
    {"Для цитирования", CITE__FRONT_CITE},
    {"引用格式", CITE__FRONT_CITE},
    {"本文引用格式", CITE__FRONT_CITE},
};

/* Whether a label can end there: "Abstract", "Date: …", "ISSN 2409-…", but not "Introduction to the Law of Water". */
static bool label_ends(cite_str line, size_t at)
{
    static const char *const followers[] = {":", ".", "：", "-", "–", "—", "/", "&", "©", "("};

    while (at < line.len && line.ptr[at] == ' ')
        at++;
    if (at == line.len || cite__is_digit(line.ptr[at]))
        return true;
    for (size_t i = 0; i < sizeof followers / sizeof followers[0]; i++) {
        if (cite__str_starts(cite__slice(line, at, line.len), cite_str_from(followers[i])))
            return true;
    }
    return false;
}

static bool begins_with(cite_str line, const char *words)
{
    cite_str start = cite_str_from(words);
    bool open = start.ptr[start.len - 1] == '/' || start.ptr[start.len - 1] == '.';

    return cite__str_starts_nocase(line, start) && (open || label_ends(line, start.len));
}

size_t cite__front_label(cite_str line, enum cite__front_kind *kind)
{
    size_t best = 0;

    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        size_t len = cite_str_from(labels[i].words).len;
        if (len > best && begins_with(line, labels[i].words)) {
            best = len;
            *kind = labels[i].kind;
        }
    }
    return best;
}
