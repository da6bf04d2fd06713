/** A picture that stands for a photograph; another one for each seed. */
export async function drawnImage(seed: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(800, 500);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("This browser draws nothing.");
  const sky = context.createLinearGradient(0, 0, 0, 500);
  sky.addColorStop(0, `hsl(${(seed * 47) % 360} 45% 72%)`);
  sky.addColorStop(1, `hsl(${(seed * 47 + 40) % 360} 60% 88%)`);
  context.fillStyle = sky;
  context.fillRect(0, 0, 800, 500);
  for (let hill = 0; hill < 4; hill++) {
    context.fillStyle = `hsl(${(seed * 47 + 120) % 360} 28% ${58 - hill * 11}%)`;
    context.beginPath();
    context.moveTo(0, 500);
    for (let x = 0; x <= 800; x += 20)
      context.lineTo(x, 250 + hill * 60 + 45 * Math.sin(x / (90 + hill * 30) + seed + hill));
    context.lineTo(800, 500);
    context.fill();
  }
  return canvas.convertToBlob({ type: "image/webp" });
}
