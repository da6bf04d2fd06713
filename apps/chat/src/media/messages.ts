import { catalogue } from "@conclave/ui/i18n/catalogue";

/** The texts about files and images. */
export const t = catalogue(
  {
    image: "Image",
    "image-open": "Show {name} large",
    "image-loading": "Fetching {name}",
    "image-refused": "This file is not an image that can be shown safely. Download it if you trust its sender.",
    "image-before": "Earlier image",
    "image-after": "Later image",
    "file-download": "Download {name}",
    "file-loading": "Fetching and decrypting",
    play: "Play",
    "play-refused": "This browser can't play it. You can download it.",
  },
  {
    image: "图片",
    "image-open": "放大查看 {name}",
    "image-loading": "正在获取 {name}",
    "image-refused": "此文件不是可以安全显示的图片。如果你信任发送者，可以下载它。",
    "image-before": "上一张",
    "image-after": "下一张",
    "file-download": "下载 {name}",
    "file-loading": "正在获取并解密",
    play: "播放",
    "play-refused": "此浏览器无法播放，你可以下载它。",
  },
);
