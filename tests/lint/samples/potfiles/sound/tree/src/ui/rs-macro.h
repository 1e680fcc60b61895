#define TELL(words) _(words)
rs_text_ (1);
