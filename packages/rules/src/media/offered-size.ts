/** The lengths of the longer side that thumbnails have; the sizes that the specification asks servers for are among them. */
const sides = [32, 96, 320, 640, 800, 1_600, 3_200];

/**
 * The size that is made for the size that was asked for: of the same proportions and never smaller, so that the many sizes that
 * clients ask for become few (spec "Thumbnails": the actual thumbnail may be larger).
 */
export function offeredSize(asked: { readonly width: number; readonly height: number }): {
  readonly width: number;
  readonly height: number;
} {
  const longer = Math.max(asked.width, asked.height);
  const side = sides.find((each) => each >= longer) ?? longer;
  return { width: Math.ceil((asked.width * side) / longer), height: Math.ceil((asked.height * side) / longer) };
}
