// Asks for status.json, shows the page anew when there was a tick, and greys what is out of date.
const banner = one(".overdue");
const image = one(".fresh img");
const grace = 30000;
let status;
// When it was new, by the clock that only counts up.
let statusAt;
// Whether it became new while we looked.
let sawTick;
// The server's clock minus that one.
let serverAhead;
// Since when nothing answers, by that one.
let lostAt;
let tag;

const counted = () => performance.now();

// The server's time, not the reader's, whose clock may be wrong by hours.
const serverTime = () => (serverAhead == null ? null : counted() + serverAhead);

const clock = (time) => inWords(time, Math.abs(time - (serverTime() ?? time)) > 12 * 3600e3);

function judge() {
  const now = counted();
  let words = "";
  if (status) {
    const generated = timeOf(status.generated);
    const due = timeOf(status.nextDue);
    // A tick that came while we looked is as old as we have seen it grow; the first one is as old as the server's clock says.
    const age = sawTick || serverAhead == null ? now - statusAt : serverTime() - generated;
    if (age > due - generated + grace) words = say("No news since {}. The numbers on this page are old.", clock(generated));
  } else if (lostAt && now - lostAt > grace) {
    words = say("The site does not answer. The numbers on this page may be old.");
  }
  body.classList.toggle("stale", !!words);
  banner.hidden = !words;
  if (banner.textContent !== words) banner.textContent = words;
}

async function refresh() {
  const answer = await load(address());
  const newTag = answer.headers.get("ETag") ?? answer.headers.get("Last-Modified");
  if (!answer.ok || (newTag && newTag === tag)) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = one("#main", fresh);
  if (!next) return;
  tag = newTag;
  delivered = document.adoptNode(next);
  show();
  document.title = fresh.title;
  morph(one("footer"), document.adoptNode(one("footer", fresh)));
  document.dispatchEvent(new Event("refreshed"));
}

async function look() {
  let pause = 15000;
  try {
    const answer = await load(root + "api/v2/status.json");
    const date = timeOf(answer.headers.get("Date"));
    if (date) serverAhead = date - counted();
    if (!answer.ok) throw new Error("no status");
    const now = await answer.json();
    lostAt = null;
    pause = clamp(now.intervalSeconds * 1000, 5000, 30000);
    if (now.generated !== status?.generated) {
      sawTick = !!status;
      status = now;
      statusAt = counted();
      if (image) image.src = root + "freshness.svg?" + timeOf(now.generated);
      page.style.setProperty("--alerts-firing", now.alertsFiring ? `"${now.alertsFiring}"` : "none");
      if (sawTick) await refresh();
    }
    relativeTimes();
  } catch {
    // Whoever is offline sees what he has; judge() says how old it is.
    lostAt ??= counted();
  }
  judge();
  setTimeout(look, document.hidden ? pause * 4 : pause);
}

if (location.protocol.startsWith("http") && banner) {
  look();
  setInterval(judge, 5000);
  on(document, "visibilitychange", judge);
}
