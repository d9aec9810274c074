/*
 * net/tls.c: see tls.h. The only caller of OpenSSL.
 */
#include "net/tls.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WRAPS_MAX = 16, DAY = 24 * 60 * 60 };

struct authority {
    EVP_PKEY *key;
    X509 *certificate;
};

struct tls {
    struct authority known;
    struct authority unknown;
    EVP_PKEY *any; /* of the server of every host */
    struct server_wrap wraps[WRAPS_MAX];
    SSL_CTX *contexts[WRAPS_MAX];
    size_t count;
};

static int add_extension(X509 *certificate, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX context;

    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, NULL, NULL, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, nid, value);
    int ok = extension && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return ok;
}

/* A certificate of a host, or of an authority where its name has a blank; signed by itself where issuer is NULL. */
static X509 *make_certificate(EVP_PKEY *key, const char *host, const struct authority *issuer, long from,
                              long to)
{
    X509 *certificate = X509_new();
    X509_NAME *name = certificate ? X509_get_subject_name(certificate) : NULL;
    char alternative[256];
    long serial = 17;

    if (!name)
        return NULL;
    (void)snprintf(alternative, sizeof alternative, "DNS:%s", host);
    for (const char *at = host; *at != '\0'; at++)
        serial = (serial * 31 + (unsigned char)*at) % 1000003;
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), serial * 100 + from / DAY + 50);
    X509_gmtime_adj(X509_getm_notBefore(certificate), from);
    X509_gmtime_adj(X509_getm_notAfter(certificate), to);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, (const unsigned char *)host, -1, -1, 0);
    X509_set_issuer_name(certificate, issuer ? X509_get_subject_name(issuer->certificate) : name);
    X509_set_pubkey(certificate, key);
    int ok = !strchr(host, ' ')
                 ? add_extension(certificate, issuer ? issuer->certificate : certificate, NID_subject_alt_name,
                                 alternative)
                 : add_extension(certificate, certificate, NID_basic_constraints, "critical,CA:TRUE");
    if (ok && X509_sign(certificate, issuer ? issuer->key : key, EVP_sha256()) > 0)
        return certificate;
    X509_free(certificate);
    return NULL;
}

static int make_authority(struct authority *authority, const char *name)
{
    authority->key = EVP_EC_gen("P-256");
    if (authority->key)
        authority->certificate = make_certificate(authority->key, name, NULL, -DAY, 30L * DAY);
    return authority->certificate != NULL;
}

struct tls *tls_new(const char *ca_path)
{
    struct tls *tls = calloc(1, sizeof *tls);
    FILE *file = tls ? fopen(ca_path, "w") : NULL;
    int ok = file && make_authority(&tls->known, "Known authority") &&
             make_authority(&tls->unknown, "Unknown authority") &&
             PEM_write_X509(file, tls->known.certificate) == 1;

    if (file)
        fclose(file);
    if (ok)
        return tls;
    tls_free(tls);
    return NULL;
}

static void *begin(void *context, int fd)
{
    SSL *ssl = SSL_new(context);

    if (ssl && SSL_set_fd(ssl, fd) == 1 && SSL_accept(ssl) == 1)
        return ssl;
    SSL_free(ssl);
    return NULL;
}

static long receive(void *stream, char *data, size_t len)
{
    return SSL_read(stream, data, (int)len);
}

static long transmit(void *stream, const char *data, size_t len)
{
    return SSL_write(stream, data, (int)len);
}

static void end(void *stream)
{
    (void)SSL_shutdown(stream);
    SSL_free(stream);
}

static X509 *certificate_for(const struct tls *tls, EVP_PKEY *key, const char *host, enum tls_fault fault)
{
    switch (fault) {
    case TLS_EXPIRED: return make_certificate(key, host, &tls->known, -20L * DAY, -10L * DAY);
    case TLS_WRONG_HOST: return make_certificate(key, "another.test", &tls->known, -DAY, 30L * DAY);
    case TLS_SELF_SIGNED: return make_certificate(key, host, NULL, -DAY, 30L * DAY);
    case TLS_UNKNOWN_ISSUER: return make_certificate(key, host, &tls->unknown, -DAY, 30L * DAY);
    case TLS_FINE:
    case TLS_OLD:
    case TLS_FAULTS: break;
    }
    return make_certificate(key, host, &tls->known, -DAY, 30L * DAY);
}

static int set_old(SSL_CTX *context)
{
    SSL_CTX_set_security_level(context, 0);
    return SSL_CTX_set_min_proto_version(context, TLS1_VERSION) == 1 &&
           SSL_CTX_set_max_proto_version(context, TLS1_VERSION) == 1;
}

const struct server_wrap *tls_wrap(struct tls *tls, const char *host, enum tls_fault fault)
{
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *certificate = key ? certificate_for(tls, key, host, fault) : NULL;
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    int ok = certificate && context && tls->count < WRAPS_MAX &&
             SSL_CTX_use_certificate(context, certificate) == 1 && SSL_CTX_use_PrivateKey(context, key) == 1 &&
             (fault != TLS_OLD || set_old(context));

    X509_free(certificate);
    EVP_PKEY_free(key);
    if (!ok) {
        SSL_CTX_free(context);
        return NULL;
    }
    tls->contexts[tls->count] = context;
    tls->wraps[tls->count] = (struct server_wrap){context, begin, receive, transmit, end};
    return &tls->wraps[tls->count++];
}

static int show_any(SSL *ssl, int *alert, void *context)
{
    const struct tls *tls = context;
    const char *host = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
    X509 *certificate = host ? certificate_for(tls, tls->any, host, TLS_FINE) : NULL;

    (void)alert;
    int ok =
        certificate && SSL_use_certificate(ssl, certificate) == 1 && SSL_use_PrivateKey(ssl, tls->any) == 1;
    X509_free(certificate);
    return ok ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

const struct server_wrap *tls_wrap_any(struct tls *tls)
{
    const struct server_wrap *wrap = tls->any ? NULL : tls_wrap(tls, "any.test", TLS_FINE);

    if (!wrap)
        return NULL;
    tls->any = EVP_EC_gen("P-256");
    SSL_CTX_set_tlsext_servername_callback(wrap->context, show_any);
    SSL_CTX_set_tlsext_servername_arg(wrap->context, tls);
    return tls->any ? wrap : NULL;
}

void tls_free(struct tls *tls)
{
    if (!tls)
        return;
    for (size_t i = 0; i < tls->count; i++)
        SSL_CTX_free(tls->contexts[i]);
    X509_free(tls->known.certificate);
    X509_free(tls->unknown.certificate);
    EVP_PKEY_free(tls->any);
    EVP_PKEY_free(tls->known.key);
    EVP_PKEY_free(tls->unknown.key);
    free(tls);
}
