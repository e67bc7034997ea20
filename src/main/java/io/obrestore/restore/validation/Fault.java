package io.obrestore.restore.validation;

import io.obrestore.restore.message.Message;

/**
 * One thing that is wrong with a request.
 *
 * @param rule the rule it breaks
 * @param field its path, such as {@code zone_list[0].unit_num}
 * @param text free of secrets
 */
public record Fault(Rule rule, String field, Message text) {
  /** A fault with the rule's own message. */
  public static Fault of(Rule rule, String field, Object... arguments) {
    return new Fault(rule, field, rule.with(arguments));
  }

  /** In English. */
  public String message() {
    return text.english();
  }
}
