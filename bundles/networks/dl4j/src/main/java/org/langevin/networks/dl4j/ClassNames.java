package org.langevin.networks.dl4j;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes that a graph's JSON names, which DL4J would load and run the initialisers of,
 * whatever they are. They may be what graphs consist of, and nothing else.
 */
final class ClassNames {
  private static final String KEY = "@class";

  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*(:?)");

  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

  private static final Pattern ALLOWED =
      Pattern.compile(
          "org\\.deeplearning4j\\.nn\\.(conf|weights)\\.[\\w.$]+"
              + "|org\\.nd4j\\.linalg\\.(activations\\.impl|learning\\.config"
              + "|learning\\.regularization|lossfunctions\\.impl|schedule)\\.[\\w$]+");

  private ClassNames() {}

  /** The first class that is no part of a graph, if there is one. */
  static Optional<String> foreign(String json) {
    Matcher string = STRING.matcher(json);
    boolean named = false;
    while (string.find()) {
      String text = unescaped(string.group(1));
      boolean key = !string.group(2).isEmpty();
      if (named && !key && !ALLOWED.matcher(text).matches()) {
        return Optional.of(text);
      }
      named = key && text.equals(KEY);
    }
    return Optional.empty();
  }

  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    escape.group(1) == null
                        ? escape.group(2)
                        : String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
  }
}
