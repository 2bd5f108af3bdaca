"""Numbers and tables as Markdown."""


def milliseconds(seconds):
    return f"{seconds * 1000:.0f} ms" if abs(seconds) >= 0.01 else f"{seconds * 1000:.1f} ms"


def mebibytes(size):
    return f"{size / 2**20:.0f} MB"


def table(head, rows):
    lines = [head, ["---"] * len(head)] + rows
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def verdict(value, limit, text):
    return text + ("" if value <= limit else f" (**over the budget: {value / limit:.1f} ×**)")
