/*
 * cli/options.h: the command line: one table of options, from which it is read and its help is made.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "inputs.h"

#include <cite.h>

#include <stddef.h>

/* Which commands take an option: bits. */
enum command_bit {
    FOR_TEXT = 1 << 0,
    FOR_EXTRACT = 1 << 1,
    FOR_LINKS = 1 << 2,
    FOR_BIBLIOGRAPHY = 1 << 3,
    FOR_AUDIT = 1 << 4,
    FOR_CHECKING = FOR_LINKS | FOR_AUDIT,
    FOR_REPORTS = FOR_EXTRACT | FOR_LINKS | FOR_AUDIT,
    FOR_FORMATS = FOR_REPORTS | FOR_BIBLIOGRAPHY,
    FOR_ALL = FOR_TEXT | FOR_FORMATS
};

/* How a bibliography is sorted: as its format wants it, or by a cite_order, which is one less. */
enum sort_choice { SORT_AUTO, SORT_CITED, SORT_AUTHOR, SORT_TITLE, SORT_YEAR };

enum color_choice { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* The values of an option that may be given more than once; ends with NULL. */
#define LIST_MAX 256
struct option_list {
    const char *items[LIST_MAX + 1];
    size_t count;
};

/* What one server is told besides the request: an entry below "[host ORIGIN]" of a configuration file. */
struct host_value {
    const char *origin;
    cite_credential kind;
    const char *value;
};

/* One web archive: the entries below "[archive NAME]" of a configuration file; what is not set is NULL. */
struct archive_value {
    const char *name;
    const char *timegate;
    const char *timemap;
    const char *cdx;
    long delay_ms;
    int has_delay;
};

/* Archives of a configuration file. */
#define ARCHIVES_MAX 48

/* Between two requests to one of them, where it does not say. */
#define ARCHIVE_DELAY_MS 1000

/* What the command line asks for. Strings are the command line's own. */
struct settings {
    const char *format; /* a word of the command's formats; NULL where it takes none */
    const char *output; /* NULL: standard output */
    const char *html;   /* further outputs of audit; NULL: none */
    const char *json;
    const char *bibliography;
    const char *fix;       /* a patch */
    const char *fix_kinds; /* what is put into it: kinds of suggestions, separated by commas; NULL: all */
    const char *robust_links;
    const char *store; /* the file that audits are kept in; NULL: the user's own */
    int no_store;
    int resume;
    int recheck;
    unsigned baseline;         /* a run; 0: none */
    const char *fail_on;       /* states and statuses, separated by commas; NULL: as the checks weigh */
    int kept;                  /* audit: what is found is kept, and what was found before is known */
    int copies;                /* an enum copies_choice */
    const char *drift;         /* limits of drift_limits.h; NULL: the defaults */
    int dry_run;               /* audit archive: as follows, and says what would be asked for */
    const char *save_endpoint; /* NULL: the library's default */
    const char *save_key;      /* "env:NAME"; NULL: the variable of the Internet Archive's tools */
    const char *save_secret;
    long save_delay_ms;  /* 0: the library's default, and so below */
    unsigned save_age;   /* days */
    const char *match;   /* a library that works are looked for in; NULL: none */
    const char *explain; /* a target of explain.h, empty for everything; NULL: explain nothing */
    int color;           /* an enum color_choice */
    int style;           /* a cite_style */
    int sort;            /* an enum sort_choice */
    int quiet;
    int no_check;
    int dump_links;
    int help;
    int version;
    const char *config; /* --config's file; NULL: the one that is found */
    int no_config;
    int dump_config;
    char *config_text; /* the file, which strings above may stand in; to be freed */
    cite_checker_options checker;
    struct option_list allow_addresses;
    struct option_list resolve;
    struct option_list connect_to;
    struct option_list includes;
    struct option_list excludes;
    const char *ignore_file; /* NULL: the one that is found */
    int no_ignore;
    struct host_value hosts[LIST_MAX];
    size_t host_count;
    struct archive_value archives[ARCHIVES_MAX];
    size_t archive_count;
    int no_default_archives;
    const char *proxy;  /* or "env:NAME" */
    const char *cache;  /* NULL: nothing is remembered */
    unsigned cache_age; /* days; 0: the library's default */
    unsigned cache_redirected;
    unsigned jobs;          /* 0: as many as there are processors */
    const char *files_from; /* a list of inputs; NULL: none */
    int null;               /* names in it end with NUL */
    char *const *inputs;    /* as they were named */
    size_t input_count;
    struct listing listing; /* all of them, folders and lists as the files they hold; empty until inputs_list */
};

struct command {
    const char *name;
    unsigned bit;        /* one enum command_bit */
    const char *format;  /* the word that --format has by default; NULL: the command takes no --format */
    const char *formats; /* all its words, separated by spaces */
    const char *summary; /* one line for the help */
    int (*run)(const struct settings *settings); /* the exit status */
};

/*
 * Reads the command line of a command: argv[0] is its name. 0, or -1 after a message on standard error that names what
 * is wrong. A configuration file is applied first (config.h). The settings are complete either way where --help or
 * --version was seen; options_release frees what they hold.
 */
int options_read(struct settings *settings, const struct command *command, int argc, char **argv);
void options_release(struct settings *settings);

struct option_row;

/* A decimal number of seconds in milliseconds, at most a day; -1 where it is none. */
long options_seconds(const char *text);

/* Sets what an option says; -1 after a message. value is kept, not copied; for a flag it is not looked at. */
int options_apply(struct settings *settings, const struct command *command, const struct option_row *row,
                  const char *value);

/* The bit of a command's name; 0 for any other word. */
unsigned options_bit(const char *command);

/* The help of one command, and of all. */
void options_help(const struct command *command);
void options_help_all(const struct command *commands, size_t count);

/* The option names ("--format") on standard output, one a line: what the test of the man page reads. */
void options_list(void);

/* The word of a list, such as a command's name, that is nearest to a misspelt one; NULL where none is near. */
const char *nearest_word(const char *word, const char *(*word_at)(size_t index, const void *context),
                         const void *context);

#endif
