/** Bytes of a picture that is looked at at all. */
export const largestPicture = 33_554_432;
/** Pixels of one frame: a 48-megapixel photograph passes. */
export const mostPixels = 50_000_000;
/** Pixels on one side; a WebP has no more. */
export const longestSide = 16_383;
/** Frames, and pixels of all frames together, that a thumbnail moves for; beyond either it is the first frame. */
export const mostFrames = 300;
export const mostPixelsInMotion = 50_000_000;
/** Bytes of a thumbnail. */
export const largestThumbnail = 8_388_608;
/** Milliseconds that a picture may take on the clock, and seconds that it may take of a processor. */
export const patience = 15_000;
export const processorSeconds = 15;
/** KiB of writable memory. V8 reserves half of it before it does anything. */
export const memoryKibibytes = 1_048_576;
