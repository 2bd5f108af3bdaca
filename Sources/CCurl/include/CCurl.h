// What Swift cannot call itself: libcurl's setters and getters take C's variable arguments.
#ifndef DOCKSTAT_CCURL_H
#define DOCKSTAT_CCURL_H

#include <curl/curl.h>

typedef size_t (*ccurl_sink)(char *bytes, size_t size, size_t count, void *owner);

CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value);
CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value);
CURLcode ccurl_set_size(CURL *handle, CURLoption option, curl_off_t value);
CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value);
/// `owner` is handed to both sinks.
CURLcode ccurl_set_sinks(CURL *handle, ccurl_sink header, ccurl_sink body, void *owner);
CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value);

long ccurl_get_long(CURL *handle, CURLINFO info);
curl_off_t ccurl_get_size(CURL *handle, CURLINFO info);

/// Sockets that no program we start inherits.
CURLcode ccurl_set_private_sockets(CURL *handle);

/// 1 where the library may leave a name lookup behind instead of waiting for its end, else 0.
int ccurl_set_quick_exit(CURL *handle);

#endif
