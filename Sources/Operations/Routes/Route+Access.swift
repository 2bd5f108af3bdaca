extension Route {
    static let access: [Route] = [
        Route("POST", "/api/v2/auth/api-keys", CreateKey.self),
        Route("DELETE", "/api/v2/auth/api-keys/{id}", RevokeKey.self),
    ]
}
