/// Messages to people.
enum NotificationsRoom {}
