/** How steadily something grows. */
export interface Slope {
  /** What is added from one sample to the next (least squares). */
  readonly slope: number;
  /** The standard error of `slope`. */
  readonly error: number;
}

/** The slope of samples taken at even distances, without the first third of them: by then everything has been loaded and compiled. */
export function slopeAfterWarmUp(samples: readonly number[]): Slope {
  const settled = samples.slice(Math.ceil(samples.length / 3));
  const count = settled.length;
  if (count < 3) return { slope: 0, error: Number.POSITIVE_INFINITY };
  const middle = (count - 1) / 2;
  const mean = settled.reduce((sum, sample) => sum + sample, 0) / count;
  const spread = settled.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  const slope = settled.reduce((sum, sample, index) => sum + (index - middle) * (sample - mean), 0) / spread;
  const rest = settled.reduce((sum, sample, index) => sum + (sample - mean - slope * (index - middle)) ** 2, 0);
  return { slope, error: Math.sqrt(rest / (count - 2) / spread) };
}
