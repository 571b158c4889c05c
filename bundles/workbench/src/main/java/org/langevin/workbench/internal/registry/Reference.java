package org.langevin.workbench.internal.registry;

import java.util.regex.Pattern;
import org.langevin.api.InvalidExperimentException;
import org.langevin.binding.Words;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/**
 * How experiments name an extension: {@code id}, {@code id@version} or {@code id@range}.
 *
 * <p>A version means every version that begins with it: {@code mala@1} is any from 1.0.0 to below
 * 2.0.0, {@code mala@1.2} any from 1.2.0 to below 1.3.0, and {@code mala@1.2.3} that one with any
 * qualifier. (OSGi reads a lone version as a lower bound without an upper one; people who write a
 * version in an experiment mean that version.) A range is OSGi's: {@code [1.0,2.0)}.
 *
 * @param id the extension's id
 * @param range the versions allowed
 * @param text as it was written
 */
record Reference(String id, VersionRange range, String text) {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final VersionRange ANY = new VersionRange("0.0.0");

  static Reference parse(String text) {
    int at = text.indexOf('@');
    String id = at < 0 ? text : text.substring(0, at);
    if (!ID.matcher(id).matches()) {
      throw new InvalidExperimentException(
          Words.quote(text)
              + " names no extension: give an id, which is lower-case words joined by dashes, and"
              + " if you like a version or range: mala, mala@1.2 or mala@[1.0,2.0)");
    }
    return new Reference(id, at < 0 ? ANY : range(text, text.substring(at + 1)), text);
  }

  boolean accepts(Version version) {
    return range.includes(version);
  }

  private static VersionRange range(String reference, String text) {
    try {
      if (text.startsWith("[") || text.startsWith("(")) {
        return new VersionRange(text);
      }
      return beginningWith(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidExperimentException(
          Words.quote(text)
              + " in "
              + Words.quote(reference)
              + " is no version and no range: write 1, 1.2, 1.2.3 or [1.0,2.0)");
    }
  }

  private static VersionRange beginningWith(String text) {
    Version low = Version.parseVersion(text);
    if (text.isBlank()) {
      throw new IllegalArgumentException(text);
    }
    int parts = text.split("\\.").length;
    Version high =
        switch (parts) {
          case 1 -> new Version(low.getMajor() + 1, 0, 0);
          case 2 -> new Version(low.getMajor(), low.getMinor() + 1, 0);
          case 3 -> new Version(low.getMajor(), low.getMinor(), low.getMicro() + 1);
          default -> low;
        };
    char end = parts > 3 ? VersionRange.RIGHT_CLOSED : VersionRange.RIGHT_OPEN;
    return new VersionRange(VersionRange.LEFT_CLOSED, low, high, end);
  }
}
