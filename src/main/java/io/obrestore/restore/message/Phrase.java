package io.obrestore.restore.message;

import java.util.List;

/**
 * A sentence, or a part of one, that is said to a person; each is a constant of an enum. The
 * constant has the English text, the bundle {@code messages_zh.properties} the Chinese one, under
 * the enum's name and the constant's. Both are formats in the sense of {@link java.util.Formatter}.
 */
public interface Phrase {
  /** The constant's name. */
  String name();

  /** The enum's class. */
  Class<?> getDeclaringClass();

  /** The English text. */
  String english();

  /** Its key in the bundles of the other languages. */
  default String key() {
    return getDeclaringClass().getSimpleName() + "." + name();
  }

  /**
   * With what it is filled in with.
   *
   * @param arguments names and numbers; a {@link Message} among them is said in the language of the
   *     whole
   */
  default Message with(Object... arguments) {
    return new Message(this, List.of(arguments));
  }
}
