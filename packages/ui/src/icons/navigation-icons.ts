export const backIcon = "M15 5l-7 7l7 7";
export const forwardIcon = "M9 5l7 7l-7 7";
export const downIcon = "M5.5 9l6.5 6.5L18.5 9";
export const upIcon = "M5.5 15L12 8.5l6.5 6.5";
export const menuIcon = "M4 7h16M4 12h16M4 17h16";
export const settingsIcon =
  "M12 9a3 3 0 1 0 0 6a3 3 0 0 0 0-6M10.3 3.5h3.4l.5 2.6l1.6.9l2.5-.9l1.7 2.9l-2 1.8v2.4l2 1.8l-1.7 2.9l-2.5-.9l-1.6.9l-.5 2.6h-3.4l-.5-2.6l-1.6-.9l-2.5.9L4 15l2-1.8v-2.4L4 9l1.7-2.9l2.5.9l1.6-.9z";
export const homeIcon = "M4.5 11L12 4.5L19.5 11M6.5 9.5v10h11v-10M10 19.5V14h4v5.5";
export const overviewIcon = "M4.5 4.5h6v8h-6zM13.5 4.5h6v4.5h-6zM13.5 12h6v7.5h-6zM4.5 15.5h6v4h-6z";
export const listIcon = "M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5v.01M4.5 12v.01M4.5 17.5v.01";
export const filterIcon = "M4 5.5h16l-6.2 7.2v6.3l-3.6-1.8v-4.5z";
export const languageIcon =
  "M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16M4 12h16M12 4c2.6 2.3 3.8 5 3.8 8s-1.2 5.7-3.8 8M12 4C9.4 6.3 8.2 9 8.2 12s1.2 5.7 3.8 8";
export const themeIcon = "M19.5 14.5A8 8 0 0 1 9.5 4.5A8 8 0 1 0 19.5 14.5z";
