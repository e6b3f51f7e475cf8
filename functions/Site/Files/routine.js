// A counter for each exercise, left and then right, and a timer where it is held. Without this script the page is complete to
// read; nothing is kept, and nothing is sent.
"use strict";
const words = document.querySelector(".exercises").dataset;
const still = matchMedia("(prefers-reduced-motion: reduce)");
const READY = 5, LOWER = 2, SAY_EVERY = 5;
let pauseOther = () => { };

for (const one of document.querySelectorAll("[data-with-script]")) { one.hidden = false; }
document.querySelector("[data-print]").addEventListener("click", () => print());

for (const counter of document.querySelectorAll(".counter")) {
  const part = name => counter.querySelector(`[data-${name}]`);
  const { reps, seconds, left, right } = { ...counter.dataset, reps: +counter.dataset.reps, seconds: +counter.dataset.seconds };
  const [go, back, again, next] = ["go", "back", "again", "next"].map(part);
  const start = go.textContent;
  const isLast = next.dataset.next === "after";
  let done = 0, phase = null, remaining = 0, clock = 0, lamp = null;

  const say = text => { part("said").textContent = text; };
  const side = () => done < reps ? left : right;
  const isDone = () => done === 2 * reps;

  function show() {
    part("side").textContent = isDone() ? right : side();
    part("count").textContent = isDone() ? reps : done % reps;
    part("phase").textContent = phase ? `${words[phase]} ${remaining}` : "";
    counter.querySelector("progress").value = done;
    counter.dataset.phase = phase ?? "";
    counter.classList.toggle("done", isDone());
    go.textContent = phase ? words.pause : start;
    go.setAttribute("aria-disabled", isDone());
    back.setAttribute("aria-disabled", done === 0);
    back.hidden = isDone();
    again.hidden = !isDone();
    next.classList.toggle("plain", !isDone());
  }

  function count(by) {
    done = Math.min(2 * reps, Math.max(0, done + by));
    if (by > 0 && isDone()) { say(isLast ? `${words.done} ${words.allDone}` : words.done); }
    else if (by > 0 && done === reps) { say(`${left}: ${words.every}`); }
    else if (seconds > 0 || done % SAY_EVERY === 0 || by < 0) { say(`${side()}: ${done % reps}`); }
  }

  function enter(name, length) {
    [phase, remaining] = [name, length];
    if (name === "hold") { say(words.hold); }
  }

  function tick() {
    if (--remaining > 0) { show(); return; }
    if (phase === "hold") {
      count(1);
      if (isDone()) { stop(); return; }
      if (done === reps) { enter("ready", READY); } else { enter("lower", LOWER); }
    } else {
      enter("hold", seconds);
    }
    show();
  }

  // While holds are timed nobody touches the screen; it stays on.
  async function lightUp() {
    try {
      const held = await navigator.wakeLock?.request("screen");
      if (phase) { lamp = held; } else { held?.release(); }
    } catch { /* The screen goes dark as it always does. */ }
  }

  function run() {
    pauseOther();
    pauseOther = stop;
    enter("ready", READY);
    say(words.ready);
    clock = setInterval(tick, 1000);
    lightUp();
    show();
  }

  function stop() {
    clearInterval(clock);
    phase = null;
    lamp?.release();
    lamp = null;
    show();
  }

  go.addEventListener("click", () => {
    if (isDone()) { return; }
    if (seconds === 0) { count(1); show(); } else if (phase) { stop(); } else { run(); }
  });
  back.addEventListener("click", () => { count(-1); show(); });
  again.addEventListener("click", () => { done = 0; say(`${left}: 0`); show(); go.focus(); });
  next.addEventListener("click", () => {
    stop();
    const to = document.getElementById(next.dataset.next);
    to.scrollIntoView({ behavior: still.matches ? "auto" : "smooth" });
    to.querySelector("h2").focus({ preventScroll: true });
  });
  show();
}
