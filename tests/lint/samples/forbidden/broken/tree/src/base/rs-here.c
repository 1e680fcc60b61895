open ("/home/ana/board.ringside");
open ("/work/main");
open ("/root/.config/x");
open ("file:///Users/ana/x");
