extension ChangeRoute {
    static let access: [ChangeRoute] = [
        ChangeRoute("POST", "/api/v2/auth/api-keys", CreateKey.self),
        ChangeRoute("DELETE", "/api/v2/auth/api-keys/{id}", RevokeKey.self),
    ]
}
