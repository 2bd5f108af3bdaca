/// Rules, evaluation, incidents: pure functions over values.
enum AlertingRoom {}
