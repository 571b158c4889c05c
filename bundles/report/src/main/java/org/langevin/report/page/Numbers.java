package org.langevin.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.langevin.report.drawing.Superscripts;

/** Numbers as people read them, the same in every locale. */
final class Numbers {
  private static final MathContext DIGITS = new MathContext(4);
  private static final String MINUS = "\u2212";

  private Numbers() {}

  /** Four significant digits. */
  static String of(double value) {
    if (Double.isNaN(value)) {
      return "not finite";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "\u221e" : MINUS + "\u221e";
    }
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size == Math.rint(size) && size < 1e9) {
      return sign(Long.toString((long) value));
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS);
    int exponent = rounded.precision() - rounded.scale() - 1;
    int decimals = DIGITS.getPrecision() - 1 - exponent;
    if (size >= 1e-3 && size < 1e6) {
      return sign(rounded.setScale(Math.max(0, decimals)).toPlainString());
    }
    return sign(rounded.setScale(decimals).scaleByPowerOfTen(-exponent).toPlainString())
        + "\u00b7"
        + Superscripts.powerOfTen(exponent);
  }

  /** The same with its sign. */
  static String difference(double value) {
    return value > 0 ? "+" + of(value) : of(value);
  }

  /** A change in percent. */
  static String percent(double value) {
    return String.format(Locale.ROOT, "%+.1f\u00a0%%", value).replace("-", MINUS);
  }

  /** A figure from a JSON file, which writes what is no finite number as text or null. */
  static double read(JsonNode node) {
    if (node.isNumber()) {
      return node.doubleValue();
    }
    try {
      return node.isTextual() ? Double.parseDouble(node.textValue()) : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** A length of time. */
  static String duration(double seconds) {
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      return "";
    }
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
  }

  private static String sign(String number) {
    return number.startsWith("-") ? MINUS + number.substring(1) : number;
  }
}
