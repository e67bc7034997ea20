package io.obrestore.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One answer of a connection that stays open behind it.
 *
 * @param head all before the empty line
 */
record OneAnswer(String head, String body) {
  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

  static OneAnswer of(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith(END_OF_HEAD)) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed behind: " + head.toString(StandardCharsets.ISO_8859_1));
      }
      head.write(next);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    Matcher length = LENGTH.matcher(text);
    byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
    return new OneAnswer(text, new String(body, StandardCharsets.UTF_8));
  }

  int status() {
    return Integer.parseInt(head.split(" ", 3)[1]);
  }
}
