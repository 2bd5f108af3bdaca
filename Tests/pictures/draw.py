"""Payloads as HTML, in the manner of the programs that show them. No logos, fonts or pictures of theirs."""

import html
import json
import re

STYLE = """body { margin: 0; padding: 18px; background: #ffffff; color: #2a2d31; font: 15px/1.42 "DejaVu Sans", sans-serif; }
.message { display: grid; grid-template-columns: 44px 1fr; gap: 0 12px; margin: 0 0 18px; }
.message:last-child { margin: 0; }
.face { width: 40px; height: 40px; border-radius: 50%; background: #2456c4; color: #fff; font-weight: 700; text-align: center; line-height: 40px; }
.square .face { border-radius: 8px; }
.who { font-weight: 700; } .who small { margin-left: 6px; font-weight: 400; color: #6a7078; font-size: 12px; }
.who .app { padding: 1px 5px; border-radius: 4px; background: #e4e7ec; color: #41474f; font-size: 11px; }
a { color: #1d4fbf; text-decoration: none; }
code.block { display: block; margin: 6px 0; padding: 8px 10px; border: 1px solid #dfe2e7; border-radius: 5px; background: #f4f5f7; font: 12.5px/1.5 "DejaVu Sans Mono", monospace; white-space: pre-wrap; }
.embed { max-width: 500px; margin-top: 5px; padding: 10px 14px 12px; border: 1px solid #e0e2e6; border-left: 4px solid; border-radius: 5px; background: #f8f9fa; font-size: 14px; }
.embed h2 { margin: 0 0 6px; font-size: 15px; } .embed p { margin: 0; white-space: pre-line; }
.fields { display: grid; grid-template-columns: repeat(3, 1fr); gap: 8px 12px; margin-top: 10px; overflow-wrap: anywhere; }
.fields b { display: block; } .embed footer { margin-top: 10px; color: #5f656d; font-size: 12px; }
h3 { margin: 2px 0 6px; font-size: 17px; }
.section { margin: 4px 0; white-space: pre-line; } .pairs { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 16px; max-width: 420px; margin: 8px 0; }
.context { color: #5f656d; font-size: 12.5px; } .context span { margin-right: 10px; }
pre { margin: 0; font: 12.5px/1.5 "DejaVu Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.key { color: #7a3e9d; } .text { color: #1d6f3c; } .word { color: #a04a00; } .dim { color: #6a7078; }"""


def page(body):
    return f"<!DOCTYPE html><meta charset=utf-8><style>{STYLE}</style><body>{body}"


def clock(moment):
    return f"<small>{html.escape(moment)}</small>"


def message(words, moment, shape=""):
    return (f'<div class="message {shape}"><div class="face">D</div><div><div class="who">DockStat '
            f'<small class="app">APP</small>{clock(moment)}</div>{words}</div></div>')


# Discord


def discord_text(text):
    """Code blocks, bold, links, and a backslash before what is meant literally."""
    parts = re.split(r"```\n(.*?)\n```\n?", text, flags=re.S)
    out = ""
    for index, part in enumerate(parts):
        if index % 2:
            out += f'<code class="block">{html.escape(part)}</code>'
            continue
        kept = []

        def keep(match):
            kept.append(html.escape(match.group(1)))
            return f"\0{len(kept) - 1}\0"

        part = html.escape(re.sub(r"\\([^\sA-Za-z0-9])", keep, part.strip("\n")), quote=False)
        part = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", part)
        part = re.sub(r"\[([^\]]+)\]\((https?://[^)]+)\)", r'<a href="\2">\1</a>', part)
        out += re.sub("\0(\\d+)\0", lambda match: kept[int(match.group(1))], part)
    return out


def discord(requests, moments):
    """As the channel shows it in the end: the first message, then the one that says that it is over. The edit of the first
    message is left out, so that its opening can be seen."""
    out = ""
    for (_, payload), moment in zip([request for request in requests if request[0] == "POST"], moments):
        embed = payload["embeds"][0]
        title = discord_text(embed["title"])
        if "url" in embed:
            title = f'<a href="{html.escape(embed["url"])}">{title}</a>'
        body = f"<h2>{title}</h2>"
        if "description" in embed:
            body += f'<p>{discord_text(embed["description"])}</p>'
        fields = "".join(
            f'<div><b>{discord_text(field["name"])}</b>{discord_text(field["value"])}</div>' for field in embed.get("fields", []))
        if fields:
            body += f'<div class="fields">{fields}</div>'
        body += f'<footer>{html.escape(embed["footer"]["text"])}</footer>'
        out += message(f'<div class="embed" style="border-left-color:#{embed["color"]:06x}">{body}</div>', moment)
    return page(out)


# Slack


def slack_text(text):
    """Code blocks, bold and links; `&`, `<` and `>` come escaped."""
    parts = re.split(r"```\n(.*?)\n```", text, flags=re.S)
    out = ""
    for index, part in enumerate(parts):
        if index % 2:
            out += f'<code class="block">{part}</code>'
            continue
        part = re.sub(r"<(https?://[^|>]+)\|([^>]+)>", r'<a href="\1">\2</a>', part)
        out += re.sub(r"(?<![\u200b\w])\*([^*\n]+)\*", r"<b>\1</b>", part)
    return out


def slack(requests, moments):
    out = ""
    for (_, payload), moment in zip(requests, moments):
        body = ""
        for block in payload["blocks"]:
            if block["type"] == "header":
                body += f'<h3>{html.escape(block["text"]["text"])}</h3>'
            elif block["type"] == "section":
                body += f'<div class="section">{slack_text(block["text"]["text"])}</div>'
                fields = "".join(f'<div class="section">{slack_text(field["text"])}</div>' for field in block.get("fields", []))
                body += f'<div class="pairs">{fields}</div>' if fields else ""
            elif block["type"] == "context":
                words = "".join(f'<span>{slack_text(element["text"])}</span>' for element in block["elements"])
                body += f'<div class="context">{words}</div>'
        out += message(body, moment, "square")
    return page(out)


# Webhook and command


def coloured(value, indent=0):
    """JSON as HTML; lists and maps that fit stay on one line."""
    plain = json.dumps(value, ensure_ascii=False)
    room = "  " * (indent + 1)
    if isinstance(value, dict) and (len(plain) > 90 - len(room) or indent < 1):
        rows = [f'{room}<span class="key">"{html.escape(key)}"</span>: {coloured(item, indent + 1)}' for key, item in value.items()]
        return "{\n" + ",\n".join(rows) + "\n" + room[2:] + "}"
    if isinstance(value, list) and len(plain) > 90 - len(room):
        return "[\n" + ",\n".join(room + coloured(item, indent + 1) for item in value) + "\n" + room[2:] + "]"
    if isinstance(value, dict):
        pairs = [f'<span class="key">"{html.escape(key)}"</span>: {coloured(item, indent)}' for key, item in value.items()]
        return "{ " + ", ".join(pairs) + " }" if pairs else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(coloured(item, indent) for item in value) + "]"
    return f'<span class="{"text" if isinstance(value, str) else "word"}">{html.escape(plain)}</span>'


def webhook(payload):
    return page(f"<pre>{coloured(payload)}</pre>")


def command(environment, payload):
    """The environment whole, of the JSON its beginning."""
    lines = "".join(
        f'<span class="key">{html.escape(name)}</span>=<span class="text">{html.escape(value)}</span>\n'
        for name, _, value in (line.partition("=") for line in environment.splitlines()))
    shown = {"type": payload["type"], "timestamp": payload["timestamp"], "data": {"incident": payload["data"]["incident"]}}
    text = coloured(shown).removesuffix("\n  }\n}") + ',\n    <span class="dim">…</span>\n  }\n}'
    return page(f'<pre><span class="dim"># environment</span>\n{lines}\n<span class="dim"># standard input</span>\n{text}</pre>')
