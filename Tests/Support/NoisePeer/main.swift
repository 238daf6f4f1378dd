// One side of Noise handshakes, a line in and a line out, for conversations with other implementations.
//
//   begin PATTERN HASH ROLE [prologue=HEX] [s=HEX] [e=HEX] [rs=HEX] [psk=HEX]
//   write [HEX]   read HEX         a handshake message with this payload, the payload of a message
//   hash   remote   split          the handshake's hash, the peer's static key, the end of the handshake
//   seal [HEX]    open HEX         a transport message
//   rekey-sending  rekey-receiving
//
// It answers `ok HEX` or `error NAME`.

import Glibc

var desk = Desk()
while let line = readLine() {
    print(desk.answer(line))
    fflush(nil)
}
