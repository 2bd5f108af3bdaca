"""Draws what each provider shows of a real incident: docs/notifications/pictures/*.png.

Needs root and docker.io for a private engine, and chromium. Usage: pictures.py --dockstat PATH [--keep FOLDER]
"""

import argparse
import datetime
import email
import email.policy
import json
import os
import re
import shutil
import subprocess
import tempfile
import zoneinfo

import draw
import png
import scene

LARGEST = 60_000
TARGET = f"{os.path.dirname(scene.TESTS)}/docs/notifications/pictures"


def chromium(*arguments):
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-lcd-text",
             "--allow-file-access-from-files"]
    answer = subprocess.run(
        ["chromium", *flags, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120, text=True)
    if answer.returncode:
        raise SystemExit(f"pictures: chromium ended with {answer.returncode}: {answer.stderr[-500:]}")
    return answer.stdout


def take(folder, name, page, width, dark=False):
    """A frame of the width, however narrow the browser's own window may get, and as high as its content."""
    with open(f"{folder}/{name}-page.html", "w", encoding="utf-8") as file:
        file.write(page)
    frame = f"{folder}/{name}.html"
    with open(frame, "w", encoding="utf-8") as file:
        file.write(f"""<!DOCTYPE html><meta charset=utf-8><style>body {{ margin: 0 }} iframe {{ display: block; border: 0 }}</style>
<iframe src="{name}-page.html" width="{width}" height="10" onload="
const page = this.contentDocument; const height = page.documentElement.scrollHeight;
this.height = height; document.title = height + ' ' + page.documentElement.scrollWidth"></iframe>""")
    scheme = ["--blink-settings=preferredColorScheme=0"] if dark else []
    title = re.search(r"<title>(\d+) (\d+)</title>", chromium("--dump-dom", *scheme, f"file://{frame}"))
    if not title:
        raise SystemExit(f"pictures: {name} has no size")
    height, reach = int(title.group(1)), int(title.group(2))
    if reach > width:
        raise SystemExit(f"pictures: {name} is {reach} wide and has to scroll")
    picture = f"{folder}/{name}.png"
    chromium(f"--screenshot={picture}", f"--window-size={width},{height}", *scheme, f"file://{frame}")
    with open(picture, "rb") as file:
        small = png.smaller(file.read())
    with open(picture, "wb") as file:
        file.write(small)
    size = len(small)
    if size > LARGEST:
        raise SystemExit(f"pictures: {name} has {size} bytes, more than {LARGEST}")
    print(f"{name}: {width} × {height}, {size} bytes")
    return picture


def html_part(mail):
    read = email.message_from_bytes(mail, policy=email.policy.default)
    return read.get_body(("html",)).get_content()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--dockstat", required=True)
    parser.add_argument("--keep", help="keeps the payloads and further pictures here")
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="dockstat-pictures-")
    try:
        told = scene.play(os.path.abspath(options.dockstat), folder)
        opened, resolved = [body for _, body in told.requests["webhook"]][:2]
        moments = [
            datetime.datetime.fromisoformat(body["timestamp"]).astimezone(zoneinfo.ZoneInfo("Europe/Berlin")).strftime("%H:%M")
            for body in (opened, resolved)]
        os.makedirs(TARGET, exist_ok=True)
        pages = [
            ("discord", draw.discord(told.requests["discord"], moments), 640),
            ("slack", draw.slack(told.requests["slack"], moments), 640),
            ("webhook", draw.webhook(opened), 760),
            ("command", draw.command(told.environment, json.loads(told.input)), 760),
            ("email", html_part(told.mails[0]), 640),
            ("email-phone", html_part(told.mails[1]), 360),
        ]
        for name, page, width in pages:
            shutil.copyfile(take(folder, name, page, width), f"{TARGET}/{name}.png")
        # To be looked at, too: nothing may be unreadable or cut off there.
        for name, mail, width, dark in [
            ("email-dark", 0, 640, True), ("email-phone-dark", 0, 360, True), ("email-phone-opened", 0, 360, False),
            ("email-resolved", 1, 640, False), ("email-resolved-dark", 1, 360, True),
        ]:
            take(folder, name, html_part(told.mails[mail]), width, dark)
        if options.keep:
            shutil.copytree(folder, options.keep, dirs_exist_ok=True,
                            ignore=shutil.ignore_patterns("engine", "*.sqlite*", "public"))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


main()
