// "3 min. ago" instead of a time of the last day, with the time itself on hover. What counts is the server's clock; until it is
// known, and wherever they are evidence (`exact`, and events older than an hour), times stay as they are.
const ago = new Intl.RelativeTimeFormat(language, { style: "short" });

function relativeTimes() {
  const now = serverTime();
  if (now === null) return;
  for (const time of all("time[datetime]")) {
    const age = (now - timeOf(time.dateTime)) / 1000;
    const size = Math.abs(age);
    // A column of a table writes its times one way.
    if (!(size < (time.closest(".events") ? 3600 : 86400)) || time.closest(".exact, .rows")) {
      if (time.title) time.textContent = time.title;
      continue;
    }
    if (!time.title) {
      time.title = time.textContent;
      // A column keeps its width.
      if (time.closest("td, th")) time.style.cssText = `display:inline-block;min-width:${time.offsetWidth}px`;
    }
    const [step, length, unit] = size < 90 ? [15, 1, "second"] : size < 5400 ? [1, 60, "minute"] : [1, 3600, "hour"];
    const words = ago.format(-Math.round(age / length / step) * step, unit);
    if (time.textContent === words) continue;
    const block = time.closest("li, p, td, th, dd, div") ?? main;
    const height = block.offsetHeight;
    time.textContent = words;
    // What follows would move: this one stays as it was.
    if (block.offsetHeight !== height) time.textContent = time.title;
  }
}
setInterval(relativeTimes, 15000);
