import type { BrowserContext } from "playwright-core";

/** Draws a picture to send: a lighthouse at dusk. @returns a PNG. */
export async function drawPicture(context: BrowserContext): Promise<Buffer> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 960, height: 640 });
  await page.setContent(`<body style="margin:0"><svg viewBox="0 0 960 640" width="960" height="640" xmlns="http://www.w3.org/2000/svg">
    <defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#16324f"/><stop offset=".6" stop-color="#e08e6d"/>
    <stop offset="1" stop-color="#f6d6a8"/></linearGradient><linearGradient id="sea" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#4d6f86"/>
    <stop offset="1" stop-color="#122c3f"/></linearGradient></defs>
    <rect width="960" height="430" fill="url(#sky)"/><circle cx="300" cy="395" r="54" fill="#fff1d0"/>
    <rect y="420" width="960" height="220" fill="url(#sea)"/><path d="M230 440h140M210 470h190M250 500h120" stroke="#f6d6a8" stroke-width="6" opacity=".6"/>
    <path d="M690 184 0 90v90z" fill="#fff1d0" opacity=".3"/><path d="M520 470q150-60 440-40v210H480z" fill="#1c2a2a"/>
    <path d="M668 430l14-220h60l14 220z" fill="#f3efe6"/><path d="M677 300h70l4 52h-78zM684 210h56l3 40h-62z" fill="#b8433a"/>
    <rect x="676" y="196" width="72" height="14" fill="#26313a"/><rect x="690" y="160" width="44" height="36" fill="#ffe9a8"/>
    <path d="M684 160h56l-28-34z" fill="#26313a"/></svg>`);
  const picture = await page.screenshot();
  await page.close();
  return picture;
}
