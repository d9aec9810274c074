/*
 * report/links_json.c: the distinct links as "libcite.links/1": one object, or one link a line and a summary.
 */
#include "report/json_parts.h"
#include "report/report.h"

cite_status cite__links_json(struct cite__report *report, const cite_audit *audit)
{
    struct cite__json json;
    size_t count = cite_audit_reference_count(audit);

    cite__json_init(&json, report->write, report->context, true);
    cite__json_object(&json);
    cite__json_key(&json, "schema");
    cite__json_text(&json, "libcite.links/1");
    cite__json_key(&json, "links");
    cite__json_array(&json);
    for (size_t i = 0; i < count; i++) {
        cite__json_object(&json);
        cite__json_reference(&json, audit, i);
        cite__json_end(&json);
    }
    cite__json_end(&json);
    cite__json_summary(&json, audit);
    cite__json_end(&json);
    return cite__json_finish(&json);
}

cite_status cite__link_line_json(struct cite__report *report, const cite_audit *audit, size_t reference)
{
    struct cite__json json;

    cite__json_init(&json, report->write, report->context, false);
    cite__json_object(&json);
    cite__json_reference(&json, audit, reference);
    cite__json_end(&json);
    cite__json_newline(&json);
    return cite__json_finish(&json);
}

cite_status cite__summary_line_json(struct cite__report *report, const cite_audit *audit)
{
    struct cite__json json;

    cite__json_init(&json, report->write, report->context, false);
    cite__json_object(&json);
    cite__json_key(&json, "schema");
    cite__json_text(&json, "libcite.links/1");
    cite__json_summary(&json, audit);
    cite__json_end(&json);
    cite__json_newline(&json);
    return cite__json_finish(&json);
}

cite_status cite__links_jsonl(struct cite__report *report, const cite_audit *audit)
{
    size_t count = cite_audit_reference_count(audit);
    cite_status status = CITE_OK;

    for (size_t i = 0; i < count && status == CITE_OK; i++)
        status = cite__link_line_json(report, audit, i);
    return status == CITE_OK ? cite__summary_line_json(report, audit) : status;
}
