#define _GNU_SOURCE
#include "CCurl.h"

#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

CURLcode ccurl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

CURLcode ccurl_set_sinks(CURL *handle, ccurl_sink header, ccurl_sink body, void *owner) {
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, header);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, owner);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, body);
    return curl_easy_setopt(handle, CURLOPT_WRITEDATA, owner);
}

CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

long ccurl_get_long(CURL *handle, CURLINFO info) {
    long value = 0;
    return curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}

curl_off_t ccurl_get_size(CURL *handle, CURLINFO info) {
    curl_off_t value = 0;
    return curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}

curl_socket_t ccurl_open_private(const struct curl_sockaddr *address) {
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int ccurl_address_bytes(const struct curl_sockaddr *address, unsigned char *bytes) {
    // curl keeps more room behind `addr` than its type says: as much as `addrlen` tells.
    const void *raw = &address->addr;
    if (address->family == AF_INET && address->addrlen >= sizeof(struct sockaddr_in)) {
        memcpy(bytes, &((const struct sockaddr_in *)raw)->sin_addr, 4);
        return 4;
    }
    if (address->family == AF_INET6 && address->addrlen >= sizeof(struct sockaddr_in6)) {
        memcpy(bytes, &((const struct sockaddr_in6 *)raw)->sin6_addr, 16);
        return 16;
    }
    return 0;
}

CURLcode ccurl_set_opener(CURL *handle, ccurl_opener opener, void *owner) {
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, opener);
    return curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, owner);
}

CURLcode ccurl_set_listener(CURL *handle, ccurl_listener listener, void *owner) {
    curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, listener);
    curl_easy_setopt(handle, CURLOPT_DEBUGDATA, owner);
    return curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L);
}

CURLcode ccurl_set_watcher(CURL *handle, ccurl_watcher watcher, void *owner) {
    curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, watcher);
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, owner);
    return curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
}

CURLcode ccurl_set_source(CURL *handle, ccurl_sink source, void *owner) {
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, source);
    return curl_easy_setopt(handle, CURLOPT_READDATA, owner);
}

CURLcode ccurl_set_partial_recipients(CURL *handle) {
    // Spelled with three l before 8.2.0, and that name still works.
    return curl_easy_setopt(handle, CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1L);
}

int ccurl_set_quick_exit(CURL *handle) {
#if LIBCURL_VERSION_NUM >= 0x075700
    return curl_easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L) == CURLE_OK;
#else
    (void)handle;
    return 0;
#endif
}
