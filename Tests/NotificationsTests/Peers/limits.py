"""What Discord and Slack document about messages, as checks. Each returns the violations as a list of texts."""
import json
import re


def units(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def steering(payload):
    return [f"a control character in {text[:60]!r}" for text in strings(payload)
            if re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)]


# Discord -----------------------------------------------------------------------------------------------------------

def discord_markdown(text, links, where):
    """Reads the text as Discord does, and finds what it would make of it."""
    found = []
    # These are looked for by Discord itself, before any Markdown.
    if re.search(r"@(everyone|here)|<@[!&]?\d+>", text):
        found.append(f"{where}: a mention in {text[:200]!r}")
    fences = text.count("```")
    if fences % 2:
        found.append(f"{where}: a code block without end")
    text = re.sub(r"```.*?```", "", text, flags=re.S)
    if re.search(r"<#\d+>|<a?:\w+:\d+>|</[^>]*:\d+>|<t:\d+", re.sub(r"\\[^0-9A-Za-z\s]", "\ue000", text)):
        found.append(f"{where}: a mention in {text[:200]!r}")
    text = re.sub(r"\\([^0-9A-Za-z\s])", "\ue000", text)
    for address in re.findall(r"\[[^\]]*\]\(([^)\s]+)[^)]*\)", text):
        if address not in links:
            found.append(f"{where}: a link to {address}")
    bare = re.sub(r"\[[^\]]*\]\([^)]*\)", "", text)
    if re.search(r"(https?|steam|discord)://", bare, flags=re.I):
        found.append(f"{where}: a bare address in {bare[:200]!r}")
    if re.search(r"^(#{1,3}\s|-#\s|>\s|>>>|\s*[-*]\s|\d+\.\s)", bare, flags=re.M):
        found.append(f"{where}: a heading, quote or list in {bare[:200]!r}")
    if re.search(r"`|\|\||~~|__|(?<!\*)\*(?!\*)", bare):
        found.append(f"{where}: markup in {bare[:200]!r}")
    return found


def discord(payload, links=(), allowed_mentions=None, method="POST"):
    found = steering(payload)
    known = {"content", "embeds", "allowed_mentions"} | ({"username", "avatar_url", "tts"} if method == "POST" else set())
    found += [f"unknown field {name}" for name in set(payload) - known]
    if payload.get("allowed_mentions") != (allowed_mentions or {"parse": []}):
        found.append(f"allowed_mentions is {payload.get('allowed_mentions')}")
    content = payload.get("content", "")
    if units(content) > 2000:
        found.append("content is longer than 2000")
    if allowed_mentions is None and content:
        found += discord_markdown(content, links, "content")
    if "username" in payload and not (1 <= units(payload["username"]) <= 80):
        found.append("username is not of 1 to 80")
    embeds = payload.get("embeds", [])
    if not content and not embeds:
        found.append("an empty message")
    if len(embeds) > 10:
        found.append("more than 10 embeds")
    total = 0
    for embed in embeds:
        found += [f"unknown embed field {name}" for name in
                  set(embed) - {"title", "description", "url", "timestamp", "color", "footer", "fields", "author"}]
        texts = [("title", embed.get("title"), 256), ("description", embed.get("description"), 4096),
                 ("footer", embed.get("footer", {}).get("text"), 2048)]
        for field in embed.get("fields", []):
            if set(field) - {"name", "value", "inline"} or not field.get("name") or not field.get("value"):
                found.append(f"a field is {field}")
            texts += [("field name", field["name"], 256), ("field value", field["value"], 1024)]
        if len(embed.get("fields", [])) > 25:
            found.append("more than 25 fields")
        if not (embed.get("title") or embed.get("description")):
            found.append("an empty embed")
        for name, text, limit in texts:
            if text is None:
                continue
            if not text.strip():
                found.append(f"{name} is empty")
            if units(text) > limit:
                found.append(f"{name} has {units(text)} of {limit}")
            total += units(text)
            if name != "footer":
                found += discord_markdown(text, links, name)
        if "url" in embed and embed["url"] not in links:
            found.append(f"the embed links to {embed['url']}")
        if not isinstance(embed.get("color", 0), int) or not 0 <= embed.get("color", 0) <= 0xFFFFFF:
            found.append("color is no colour")
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", embed.get("timestamp", "")):
            found.append("timestamp is no ISO 8601")
    if total > 6000:
        found.append(f"all embeds have {total} of 6000")
    return found


# Slack -------------------------------------------------------------------------------------------------------------

def slack_markup(text, links, where):
    found = []
    if re.search(r"&(?!amp;|lt;|gt;)", text):
        found.append(f"{where}: an & that is not escaped in {text[:200]!r}")
    rest = text
    for inner in re.findall(r"<([^<>]*)>", text):
        address, bar, words = inner.partition("|")
        if not bar or address.replace("&amp;", "&") not in links:
            found.append(f"{where}: <{inner}>")
        rest = rest.replace(f"<{inner}>", "")
    if "<" in rest or ">" in rest:
        found.append(f"{where}: < or > that is not escaped in {rest[:200]!r}")
    if text.count("```") % 2:
        found.append(f"{where}: a code block without end")
    if re.search(r"@(everyone|here|channel)", text):
        found.append(f"{where}: a name in {text[:200]!r}")
    return found


def slack(payload, links=(), method="webhook"):
    found = steering(payload)
    known = {"text", "blocks", "parse", "link_names", "unfurl_links", "unfurl_media", "mrkdwn"}
    if method != "webhook":
        known |= {"channel", "thread_ts", "reply_broadcast"} if method == "chat.postMessage" else {"channel", "ts"}
    found += [f"unknown field {name}" for name in set(payload) - known]
    if not payload.get("text"):
        found.append("no text")
    found += slack_markup(payload.get("text", ""), (), "text")
    if units(payload.get("text", "")) > 4000:
        found.append("text is longer than 4000")
    if payload.get("parse") != "none" or payload.get("link_names") is not False:
        found.append("addresses and names are looked for")
    blocks = payload.get("blocks", [])
    if not 1 <= len(blocks) <= 50:
        found.append(f"{len(blocks)} blocks")

    def markup(element, limit, where):
        if element.get("type") == "plain_text":
            if not 1 <= units(element["text"]) <= limit:
                found.append(f"{where} has {units(element['text'])} of {limit}")
            return
        if element.get("type") != "mrkdwn" or element.get("verbatim") is not True:
            found.append(f"{where} is {element}")
            return
        if not 1 <= units(element["text"]) <= limit:
            found.append(f"{where} has {units(element['text'])} of {limit}")
        found.extend(slack_markup(element["text"], links, where))

    for block in blocks:
        kind = block.get("type")
        if kind == "header":
            if block["text"].get("type") != "plain_text":
                found.append("a header is no plain text")
            markup(block["text"], 150, "header")
        elif kind == "section":
            markup(block["text"], 3000, "section")
            if len(block.get("fields", [])) > 10:
                found.append("more than 10 fields")
            for field in block.get("fields", []):
                markup(field, 2000, "field")
        elif kind == "context":
            if not 1 <= len(block["elements"]) <= 10:
                found.append(f"{len(block['elements'])} elements")
            for element in block["elements"]:
                markup(element, 2000, "context")
        else:
            found.append(f"a block of kind {kind}")
    return found


# Alertmanager ------------------------------------------------------------------------------------------------------

def alertmanager(payload):
    found = steering({key: value for key, value in payload.items() if key != "alerts"})
    fields = {"version": str, "groupKey": str, "truncatedAlerts": int, "status": str, "receiver": str, "groupLabels": dict,
              "commonLabels": dict, "commonAnnotations": dict, "externalURL": str, "alerts": list}
    if set(payload) != set(fields):
        found.append(f"fields are {sorted(payload)}")
    found += [f"{name} is no {kind.__name__}" for name, kind in fields.items() if not isinstance(payload.get(name), kind)]
    if payload.get("version") != "4" or payload.get("status") not in ("firing", "resolved") or not payload.get("alerts"):
        found.append("version, status or alerts")
    for alert in payload.get("alerts", []):
        if set(alert) != {"status", "labels", "annotations", "startsAt", "endsAt", "generatorURL", "fingerprint"}:
            found.append(f"an alert's fields are {sorted(alert)}")
        if not re.fullmatch("[0-9a-f]{16}", alert["fingerprint"]):
            found.append(f"fingerprint {alert['fingerprint']}")
        if "alertname" not in alert["labels"]:
            found.append("no alertname")
        for name, value in list(alert["labels"].items()) + list(alert["annotations"].items()):
            if not re.fullmatch("[a-zA-Z_][a-zA-Z0-9_]*", name) or not isinstance(value, str):
                found.append(f"label {name}")
        for name in ("startsAt", "endsAt"):
            if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", alert[name]):
                found.append(f"{name} is {alert[name]}")
        if (alert["status"] == "firing") != alert["endsAt"].startswith("0001"):
            found.append(f"{alert['status']} until {alert['endsAt']}")
    return found


def check(line, schema=None):
    """One line of a file of payloads: {"kind": …, "body": text, "links": […]}."""
    body = json.loads(line["body"])
    if len(line["body"].encode()) >= 20000 and line["kind"] in ("webhook", "cloudevent", "alertmanager"):
        return [f"{len(line['body'].encode())} bytes"]
    if line["kind"] == "discord":
        return discord(body, line["links"], line.get("mentions"), line.get("method", "POST"))
    if line["kind"] == "slack":
        return slack(body, line["links"], line.get("method", "webhook"))
    if line["kind"] == "alertmanager":
        return alertmanager(body)
    import jsonschema
    if line["kind"] == "cloudevent":
        required = {"specversion": "1.0", "datacontenttype": "application/json"}
        found = [f"{name} is {body.get(name)}" for name, value in required.items() if body.get(name) != value]
        found += [f"no {name}" for name in ("id", "source", "type", "time") if not body.get(name)]
        found += [f"attribute {name}" for name in body if not re.fullmatch("[a-z0-9]{1,20}", name)]
        body = {"type": body["type"].removeprefix("dockstat."), "timestamp": body["time"], "data": body["data"]}
    else:
        found = []
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    return found + steering(body) + [error.message[:300] for error in validator.iter_errors(body)]


if __name__ == "__main__":
    import sys
    schema = json.load(open(sys.argv[2], encoding="utf-8"))
    count = 0
    failed = False
    for text in open(sys.argv[1], encoding="utf-8"):
        line = json.loads(text)
        count += 1
        for violation in check(line, schema):
            failed = True
            print(f"{line['name']}: {violation}", file=sys.stderr)
    print(count)
    sys.exit(failed)
