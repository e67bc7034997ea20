package io.obrestore.simulator.admin;

import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.kernel.KernelException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Reads one administration statement, or refuses it with 1064 in the kernel's words. */
final class StatementParser {
  private static final int QUOTED_AT_MOST = 80;
  private static final String SYNTAX =
      "You have an error in your SQL syntax; check the manual that corresponds to your OceanBase"
          + " version for the right syntax to use";

  /** Reading one takes the grammar longer than carrying it out, and many come again. */
  private static final int KEPT = 64;

  private final KernelErrors errors;
  private final Map<Key, KernelStatement> read =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, KernelStatement> eldest) {
          return size() > KEPT;
        }
      };

  private record Key(String sql, SqlMode mode) {}

  StatementParser(KernelErrors errors) {
    this.errors = errors;
  }

  /** The statement; throws KernelException with 1064 when it is not well formed. */
  KernelStatement parse(String sql, SqlMode mode) {
    synchronized (read) {
      return read.computeIfAbsent(new Key(sql, mode), key -> readAnew(sql, mode));
    }
  }

  private KernelStatement readAnew(String sql, SqlMode mode) {
    try {
      return new StatementReader(new Literals(mode)).visit(parser(sql, mode).script());
    } catch (SyntaxException e) {
      throw refused(sql, e);
    }
  }

  private static KernelParser parser(String sql, SqlMode mode) {
    // the kernel takes trailing blanks away first, so that a comment of two dashes alone is none
    KernelLexer lexer = new KernelLexer(CharStreams.fromString(sql.stripTrailing()));
    lexer.sqlMode(mode.noBackslashEscapes(), mode.ansiQuotes());
    lexer.removeErrorListeners();
    KernelParser parser = new KernelParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.addErrorListener(new FirstError());
    return parser;
  }

  private KernelException refused(String sql, SyntaxException e) {
    int length = sql.codePointCount(0, sql.length());
    int from = Math.min(Math.max(e.offset(), 0), length);
    int to = Math.min(from + QUOTED_AT_MOST, length);
    String near = sql.substring(sql.offsetByCodePoints(0, from), sql.offsetByCodePoints(0, to));
    return errors.raise("OB_ERR_PARSE_SQL", SYNTAX, near, e.line());
  }

  /** Stops at the first token that does not fit: no recovery is wanted. */
  private static final class FirstError extends BaseErrorListener {
    @Override
    public void syntaxError(
        Recognizer<?, ?> recognizer,
        Object offendingSymbol,
        int line,
        int charPositionInLine,
        String msg,
        @Nullable RecognitionException e) {
      throw new SyntaxException((Token) offendingSymbol, e);
    }
  }
}
