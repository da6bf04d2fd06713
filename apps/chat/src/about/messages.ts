import { catalogue } from "@conclave/ui/i18n/catalogue";

/** The texts of changing what a room or space says about itself. */
export const t = catalogue(
  {
    "title-room": "Edit the room",
    "title-space": "Edit the space",
    submit: "Save",
    name: "Name",
    "name-missing": "Give it a name.",
    "name-room-hint": "Without one it is called by its members.",
    topic: "What it is for",
    picture: "Picture",
    "picture-choose": "Choose a picture",
    "picture-remove": "Remove the picture",
    "picture-hint": "None of this is encrypted. The picture is cut to a square.",
    "picture-unreadable": "This file is no picture that can be shown. Choose another one.",
    "not-this": "You can't change this.",
    saved: "Saved.",
  },
  {
    "title-room": "编辑房间",
    "title-space": "编辑空间",
    submit: "保存",
    name: "名称",
    "name-missing": "请填写名称。",
    "name-room-hint": "留空则以成员命名。",
    topic: "用途",
    picture: "图片",
    "picture-choose": "选择图片",
    "picture-remove": "移除图片",
    "picture-hint": "以上内容均不加密。图片会裁剪为正方形。",
    "picture-unreadable": "此文件不是可显示的图片，请另选一个。",
    "not-this": "你无法更改此项。",
    saved: "已保存。",
  },
);
