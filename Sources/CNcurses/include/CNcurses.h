int assent_curses_version(void);
