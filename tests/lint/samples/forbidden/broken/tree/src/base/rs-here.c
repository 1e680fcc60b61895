open ("/home/ana/board.ringside");
open ("/media/stick/board");
open ("/root/.config/x");
open ("file:///Users/ana/x");
