export const roomIcon = "M9.5 4l-2 16M16.5 4l-2 16M4.5 9h15.5M4 15h15.5";
export const chatIcon = "M4 5h16v11.5h-8.5L7 20v-3.5H4z";
export const threadIcon = "M4 5h16v11.5h-8.5L7 20v-3.5H4zM8 9h8M8 12.5h5";
export const spaceIcon = "M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 13.5h6v6h-6z";
export const bellIcon = "M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5zM10 20.5h4";
export const muteIcon = "M4 4l16 16M6.5 16.5V11c0-1 .3-2 .8-2.8M10 5.9a5.5 5.5 0 0 1 7.5 5.1v3M5 18h13M10 20.5h4";
export const pinIcon = "M9 4h6l-.8 6l3.3 3.5h-11L9.8 10zM12 13.5V20";
export const imageIcon = "M4 5h16v14H4zM4 16l4.5-4.5l4 4l2.5-2.5l5 5M15.5 9v.01";
export const fileIcon = "M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5";
export const microphoneIcon =
  "M12 4a2.7 2.7 0 0 1 2.7 2.7v4.6a2.7 2.7 0 0 1-5.4 0V6.7A2.7 2.7 0 0 1 12 4M6 11.5a6 6 0 0 0 12 0M12 17.5v3";
export const favouriteIcon = "M12 4l2.5 5.2l5.5.8l-4 4l1 5.7L12 17l-5 2.7l1-5.7l-4-4l5.5-.8z";
export const playIcon = "M8 5.5l11 6.5L8 18.5z";
