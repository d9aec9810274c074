/*
 * net/page_words.c: see page_words.h.
 */
#include "net/page_words.h"

#include "core/str.h"

#include <stddef.h>

/* Other scripts' capitals stand at the beginnings of lines only, so such phrases are listed both ways. */
static const struct cite__page_phrase phrases[] = {
    /* any language */
    {"404", CITE__PAGE_HINT},
    {"http 404", CITE__PAGE_HINT},
    {"http", CITE__PAGE_FILLER},
    {"status", CITE__PAGE_FILLER},
    {"code", CITE__PAGE_FILLER},
    /* English */
    {"error 404", CITE__PAGE_NOTICE},
    {"404 error", CITE__PAGE_NOTICE},
    {"404 not found", CITE__PAGE_NOTICE},
    {"page not found", CITE__PAGE_NOTICE},
    {"file not found", CITE__PAGE_NOTICE},
    {"article not found", CITE__PAGE_NOTICE},
    {"document not found", CITE__PAGE_NOTICE},
    {"content not found", CITE__PAGE_NOTICE},
    {"page was not found", CITE__PAGE_NOTICE},
    {"page cannot be found", CITE__PAGE_NOTICE},
    {"page can't be found", CITE__PAGE_NOTICE},
    {"page could not be found", CITE__PAGE_NOTICE},
    {"page couldn't be found", CITE__PAGE_NOTICE},
    {"page does not exist", CITE__PAGE_NOTICE},
    {"page doesn't exist", CITE__PAGE_NOTICE},
    {"page no longer exists", CITE__PAGE_NOTICE},
    {"not found", CITE__PAGE_HINT},
    {"error", CITE__PAGE_FILLER},
    {"oops", CITE__PAGE_FILLER},
    {"whoops", CITE__PAGE_FILLER},
    {"sorry", CITE__PAGE_FILLER},
    {"the", CITE__PAGE_FILLER},
    {"this", CITE__PAGE_FILLER},
    {"that", CITE__PAGE_FILLER},
    {"requested", CITE__PAGE_FILLER},
    /* German */
    {"fehler 404", CITE__PAGE_NOTICE},
    {"seite nicht gefunden", CITE__PAGE_NOTICE},
    {"seite wurde nicht gefunden", CITE__PAGE_NOTICE},
    {"seite konnte nicht gefunden werden", CITE__PAGE_NOTICE},
    {"seite existiert nicht", CITE__PAGE_NOTICE},
    {"dokument nicht gefunden", CITE__PAGE_NOTICE},
    {"nicht gefunden", CITE__PAGE_HINT},
    {"fehler", CITE__PAGE_FILLER},
    {"die", CITE__PAGE_FILLER},
    {"diese", CITE__PAGE_FILLER},
    {"angeforderte", CITE__PAGE_FILLER},
    {"leider", CITE__PAGE_FILLER},
    /* French */
    {"erreur 404", CITE__PAGE_NOTICE},
    {"page introuvable", CITE__PAGE_NOTICE},
    {"page non trouv\xc3\xa9"
     "e",
     CITE__PAGE_NOTICE},
    {"document introuvable", CITE__PAGE_NOTICE},
    {"introuvable", CITE__PAGE_HINT},
    {"erreur", CITE__PAGE_FILLER},
    {"cette", CITE__PAGE_FILLER},
    {"est", CITE__PAGE_FILLER},
    /* Spanish, Portuguese, Italian */
    {"p\xc3\xa1gina no encontrada", CITE__PAGE_NOTICE},
    {"pagina no encontrada", CITE__PAGE_NOTICE},
    {"no encontrada", CITE__PAGE_HINT},
    {"no encontrado", CITE__PAGE_HINT},
    {"erro 404", CITE__PAGE_NOTICE},
    {"p\xc3\xa1gina n\xc3\xa3o encontrada", CITE__PAGE_NOTICE},
    {"n\xc3\xa3o encontrada", CITE__PAGE_HINT},
    {"errore 404", CITE__PAGE_NOTICE},
    {"pagina non trovata", CITE__PAGE_NOTICE},
    {"non trovata", CITE__PAGE_HINT},
    /* Dutch, Swedish, Danish, Norwegian, Finnish */
    {"pagina niet gevonden", CITE__PAGE_NOTICE},
    {"niet gevonden", CITE__PAGE_HINT},
    {"sidan hittades inte", CITE__PAGE_NOTICE},
    {"sidan kunde inte hittas", CITE__PAGE_NOTICE},
    {"siden blev ikke fundet", CITE__PAGE_NOTICE},
    {"siden ble ikke funnet", CITE__PAGE_NOTICE},
    {"siden findes ikke", CITE__PAGE_NOTICE},
    {"siden finnes ikke", CITE__PAGE_NOTICE},
    {"sivua ei l\xc3\xb6ydy", CITE__PAGE_NOTICE},
    {"sivua ei l\xc3\xb6ytynyt", CITE__PAGE_NOTICE},
    /* Polish, Czech, Hungarian, Romanian, Turkish */
    {"nie znaleziono strony", CITE__PAGE_NOTICE},
    {"strona nie istnieje", CITE__PAGE_NOTICE},
    {"str\xc3\xa1nka nenalezena", CITE__PAGE_NOTICE},
    {"str\xc3\xa1nka nebyla nalezena", CITE__PAGE_NOTICE},
    {"az oldal nem tal\xc3\xa1lhat\xc3\xb3", CITE__PAGE_NOTICE},
    {"pagina nu a fost g\xc4\x83sit\xc4\x83", CITE__PAGE_NOTICE},
    {"sayfa bulunamad\xc4\xb1", CITE__PAGE_NOTICE},
    /* Russian: "error 404", "page not found", "not found"; Ukrainian: "page not found" */
    {"\u043e\u0448\u0438\u0431\u043a\u0430 404", CITE__PAGE_NOTICE},
    {"\u041e\u0448\u0438\u0431\u043a\u0430 404", CITE__PAGE_NOTICE},
    {"\u0441\u0442\u0440\u0430\u043d\u0438\u0446\u0430 \u043d\u0435 \u043d\u0430\u0439\u0434\u0435\u043d\u0430",
     CITE__PAGE_NOTICE},
    {"\u0421\u0442\u0440\u0430\u043d\u0438\u0446\u0430 \u043d\u0435 \u043d\u0430\u0439\u0434\u0435\u043d\u0430",
     CITE__PAGE_NOTICE},
    {"\u043d\u0435 \u043d\u0430\u0439\u0434\u0435\u043d\u0430", CITE__PAGE_HINT},
    {"\u041d\u0435 \u043d\u0430\u0439\u0434\u0435\u043d\u043e", CITE__PAGE_HINT},
    {"\u0421\u0442\u043e\u0440\u0456\u043d\u043a\u0443 \u043d\u0435 "
     "\u0437\u043d\u0430\u0439\u0434\u0435\u043d\u043e",
     CITE__PAGE_NOTICE},
    {"\u0441\u0442\u043e\u0440\u0456\u043d\u043a\u0443 \u043d\u0435 "
     "\u0437\u043d\u0430\u0439\u0434\u0435\u043d\u043e",
     CITE__PAGE_NOTICE},
    /* Chinese: "the page does not exist", "was not found"; in both kinds of characters */
    {"\u9875\u9762\u4e0d\u5b58\u5728", CITE__PAGE_NOTICE},
    {"\u9875\u9762\u672a\u627e\u5230", CITE__PAGE_NOTICE},
    {"\u627e\u4e0d\u5230\u9875\u9762", CITE__PAGE_NOTICE},
    {"\u9801\u9762\u4e0d\u5b58\u5728", CITE__PAGE_NOTICE},
    {"\u627e\u4e0d\u5230\u9801\u9762", CITE__PAGE_NOTICE},
    {"\u62b1\u6b49", CITE__PAGE_FILLER}, /* "sorry" */
    /* Japanese, Korean: "the page cannot be found" */
    {"\u30da\u30fc\u30b8\u304c\u898b\u3064\u304b\u308a\u307e\u305b\u3093", CITE__PAGE_NOTICE},
    {"\ud398\uc774\uc9c0\ub97c \ucc3e\uc744 \uc218 \uc5c6\uc2b5\ub2c8\ub2e4", CITE__PAGE_NOTICE},
    /* Arabic: "the page is not there" */
    {"\u0627\u0644\u0635\u0641\u062d\u0629 \u063a\u064a\u0631 \u0645\u0648\u062c\u0648\u062f\u0629",
     CITE__PAGE_NOTICE},
};

const struct cite__page_phrase *cite__page_phrase_at(cite_str text)
{
    const struct cite__page_phrase *found = NULL;
    size_t longest = 0;

    for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
        cite_str words = cite_str_from(phrases[i].words);
        bool ends = text.len == words.len || (text.len > words.len && text.ptr[words.len] == ' ');
        if (ends && words.len > longest && cite__str_starts(text, words)) {
            found = &phrases[i];
            longest = words.len;
        }
    }
    return found;
}

/* Words by which pages ask to sign in; as they stand after folding, so without hyphens. */
static const char *const login_words[] = {
    /* English */
    "log in", "login", "sign in", "signin", "sign on", "log on", "logon", "authentication required",
    "authenticate",
    /* German, Dutch, the Nordic languages */
    "anmelden", "anmeldung", "einloggen", "inloggen", "aanmelden", "logga in", "log ind", "logg inn",
    "kirjaudu",
    /* French, Spanish, Portuguese, Italian, Romanian */
    "connexion", "se connecter", "connectez vous", "identifiez vous", "iniciar sesi\u00f3n",
    "inicio de sesi\u00f3n", "iniciar sess\u00e3o", "fazer login", "accedi", "accesso", "autentificare",
    /* Polish, Czech, Hungarian, Turkish */
    "zaloguj", "logowanie", "p\u0159ihl\u00e1sit", "p\u0159ihl\u00e1\u0161en\u00ed", "bejelentkez\u00e9s",
    "oturum a\u00e7", "giri\u015f yap",
    /* Russian: "entry", "sign in", "authorization" */
    "\u0412\u0445\u043e\u0434", "\u0432\u043e\u0439\u0442\u0438", "\u0412\u043e\u0439\u0442\u0438",
    "\u0410\u0432\u0442\u043e\u0440\u0438\u0437\u0430\u0446\u0438\u044f",
    /* Chinese, Japanese, Korean, Arabic */
    "\u767b\u5f55", "\u767b\u9304", "\u767b\u5165", "\u30ed\u30b0\u30a4\u30f3", "\ub85c\uadf8\uc778",
    "\u062a\u0633\u062c\u064a\u0644 \u0627\u0644\u062f\u062e\u0648\u0644"};

bool cite__page_speaks_of_login(cite_str line)
{
    for (size_t i = 0; i < sizeof login_words / sizeof login_words[0]; i++) {
        if (cite__str_find(line, cite_str_from(login_words[i]), 0) != CITE_NONE)
            return true;
    }
    return false;
}
