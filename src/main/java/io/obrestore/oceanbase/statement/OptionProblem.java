package io.obrestore.oceanbase.statement;

/**
 * Why an option cannot be written into RESTORE's option string.
 *
 * @param option the option's key, or "options" for the string as a whole
 * @param why such as "holds a blank"
 */
public record OptionProblem(String option, String why) {
  @Override
  public String toString() {
    return option + " " + why;
  }
}
