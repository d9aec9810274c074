/*
 * report/html_style.h: the style sheet of the pages, one string. Light and dark by the reader's own setting.
 */
#ifndef CITE_REPORT_HTML_STYLE_H
#define CITE_REPORT_HTML_STYLE_H

#define CITE__HTML_STYLE                                                                                       \
    ":root{color-scheme:light dark;--text:#1c2024;--soft:#5c666f;--page:#fdfdfc;--card:#f2f3f1;"               \
    "--line:#d9dcd8;--link:#0b57a4;--good:#1f7a3d;--bad:#b3261e;--doubtful:#8a5a00;--quiet:#5f6b76}\n"         \
    "@media(prefers-color-scheme:dark){:root{--text:#e6e8e6;--soft:#9fa9b2;--page:#15181b;--card:#1f2428;"     \
    "--line:#353c42;--link:#8ec0ff;--good:#6fcf8b;--bad:#ff8a80;--doubtful:#f0bd61;--quiet:#98a4af}}\n"        \
    "body{margin:0;background:var(--page);color:var(--text);"                                                  \
    "font:16px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}\n"                                   \
    "main{max-width:62rem;margin:0 auto;padding:2rem 1.25rem 4rem}\n"                                          \
    "h1{font-size:1.6rem;margin:0 0 .25rem;overflow-wrap:anywhere}h2{font-size:1.2rem;margin:2.5rem 0 .75rem}" \
    "h3{font-size:1rem;margin:1.5rem 0 .5rem}\n"                                                               \
    "a{color:var(--link);overflow-wrap:anywhere}.url{overflow-wrap:anywhere}\n"                                \
    ".soft,footer{color:var(--soft);font-size:.9rem}\n"                                                        \
    ".figures{display:flex;flex-wrap:wrap;gap:.75rem;list-style:none;padding:0;margin:1rem 0}\n"               \
    ".figures li{background:var(--card);border-radius:.5rem;padding:.5rem 1rem}"                               \
    ".figures b{display:block;font-size:1.5rem;line-height:1.2}\n"                                             \
    ".bar{display:flex;height:1rem;border-radius:.5rem;overflow:hidden;background:var(--card);gap:1px}"        \
    ".bar i{display:block;min-width:3px}\n"                                                                    \
    ".legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;margin:.6rem 0}\n"       \
    ".good{--tone:var(--good)}.bad{--tone:var(--bad)}.doubtful{--tone:var(--doubtful)}"                        \
    ".quiet{--tone:var(--quiet)}\n"                                                                            \
    ".bar i{background:var(--tone)}.status{color:var(--tone);font-weight:600;white-space:nowrap}\n"            \
    ".finding{border-left:.3rem solid var(--tone);background:var(--card);border-radius:.25rem;"                \
    "padding:.6rem 1rem;margin:.75rem 0}.finding p{margin:.15rem 0}\n"                                         \
    ".notes{list-style:none;padding:0}.notes>li{border-top:1px solid var(--line);padding:.6rem 0;"             \
    "display:grid;grid-template-columns:3.5rem 1fr}\n"                                                         \
    ".notes>li:target{background:var(--card)}\n"                                                               \
    ".number{font-weight:600;text-align:right;padding-right:1rem}.notes p{margin:0;overflow-wrap:anywhere}\n"  \
    ".links{list-style:none;padding:0;margin:.3rem 0 0;font-size:.93rem}\n"                                    \
    ".works li{margin:.4rem 0;overflow-wrap:anywhere}\n"                                                       \
    "@media print{main{max-width:none;padding:0}.finding{break-inside:avoid}}\n"

#endif
