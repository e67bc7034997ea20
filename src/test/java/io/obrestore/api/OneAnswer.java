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
 * @param head all before the body
 */
record OneAnswer(String head, String body) {
  private static final String LINE = "\r\n";
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
  private static final Pattern CHUNKED = Pattern.compile("(?i)transfer-encoding: *chunked");

  static OneAnswer of(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    String head = until(in, LINE + LINE);
    Matcher length = LENGTH.matcher(head);
    byte[] body = new byte[0];
    if (CHUNKED.matcher(head).find()) {
      body = chunks(in);
    } else if (length.find()) {
      body = in.readNBytes(Integer.parseInt(length.group(1)));
    }
    return new OneAnswer(head, new String(body, StandardCharsets.UTF_8));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    var body = new ByteArrayOutputStream();
    int size = -1;
    while (size != 0) {
      size = Integer.parseInt(until(in, LINE).strip(), 16);
      body.writeBytes(in.readNBytes(size));
      until(in, LINE);
    }
    return body.toByteArray();
  }

  private static String until(InputStream in, String end) throws IOException {
    var read = new StringBuilder();
    while (!read.toString().endsWith(end)) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed behind: " + read);
      }
      read.append((char) next);
    }
    return read.toString();
  }

  int status() {
    return Integer.parseInt(head.split(" ", 3)[1]);
  }
}
