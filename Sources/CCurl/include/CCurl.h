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

/// A socket that no program we start inherits.
curl_socket_t ccurl_open_private(const struct curl_sockaddr *address);
/// Writes the address, in network order, to `bytes`, which has room for 16.
/// Returns its length: 4, 16, or 0 where it is no address of the internet.
int ccurl_address_bytes(const struct curl_sockaddr *address, unsigned char *bytes);

typedef curl_socket_t (*ccurl_opener)(void *owner, curlsocktype purpose, struct curl_sockaddr *address);
/// The opener sees every address after name resolution and before a connection is made to it.
CURLcode ccurl_set_opener(CURL *handle, ccurl_opener opener, void *owner);

typedef int (*ccurl_listener)(CURL *handle, curl_infotype kind, char *bytes, size_t count, void *owner);
/// Hears what is said on the connection.
CURLcode ccurl_set_listener(CURL *handle, ccurl_listener listener, void *owner);

typedef int (*ccurl_watcher)(void *owner, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
/// Called about once a second and more often; what is not 0 breaks the transfer off.
CURLcode ccurl_set_watcher(CURL *handle, ccurl_watcher watcher, void *owner);

/// Where an upload comes from.
CURLcode ccurl_set_source(CURL *handle, ccurl_sink source, void *owner);
/// A mail goes to the recipients that were accepted, whatever happens to others.
CURLcode ccurl_set_partial_recipients(CURL *handle);

/// 1 where the library may leave a name lookup behind instead of waiting for its end, else 0.
int ccurl_set_quick_exit(CURL *handle);

#endif
