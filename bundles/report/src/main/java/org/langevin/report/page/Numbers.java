package org.langevin.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.langevin.report.drawing.Superscripts;
import org.langevin.workbench.Uncertainty;

/** Numbers as people read them, the same in every locale. */
final class Numbers {
  private static final MathContext DIGITS = new MathContext(4);
  private static final MathContext TWO_DIGITS = new MathContext(2);

  private static final String MINUS = "\u2212";

  private Numbers() {}

  /** Four significant digits. */
  static String of(double value) {
    return significant(value, DIGITS.getPrecision());
  }

  private static String significant(double value, int digits) {
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
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
    int exponent = rounded.precision() - rounded.scale() - 1;
    int decimals = digits - 1 - exponent;
    if (size >= 1e-3 && size < 1e6) {
      return sign(rounded.setScale(Math.max(0, decimals)).toPlainString());
    }
    return sign(rounded.setScale(decimals).scaleByPowerOfTen(-exponent).toPlainString())
        + "\u00b7"
        + Superscripts.powerOfTen(exponent);
  }

  /**
   * A value with as many digits as its error leaves: {@code 0.0457 ± 0.0002}.
   *
   * @param error NaN if it is not known
   */
  static String of(double value, double error) {
    if (!Double.isFinite(value) || !Uncertainty.isKnown(error)) {
      return of(value);
    }
    int exponent = (int) Math.floor(Math.log10(Math.max(Math.abs(value), error)));
    boolean plain = exponent >= -3 && exponent < 6;
    int shift = plain ? 0 : -exponent;
    int decimals = Math.max(0, Uncertainty.decimals(error) - shift);
    String text =
        sign(decimal(value, shift, decimals)) + " \u00b1 " + decimal(error, shift, decimals);
    return plain ? text : "(" + text + ")\u00b7" + Superscripts.powerOfTen(exponent);
  }

  private static String decimal(double value, int shift, int decimals) {
    return new BigDecimal(value)
        .scaleByPowerOfTen(shift)
        .setScale(decimals, RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  /** Two significant digits, for what is itself an estimate. */
  static String rough(double value) {
    return Double.isFinite(value) && value != 0
        ? significant(
            new BigDecimal(value).round(TWO_DIGITS).doubleValue(), TWO_DIGITS.getPrecision())
        : of(value);
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

  /** An instant, for people. */
  static String moment(String instant) {
    return instant.matches("\\S+T\\S+Z") ? instant.replace('T', ' ').replace("Z", " UTC") : instant;
  }

  private static String sign(String number) {
    return number.startsWith("-") ? MINUS + number.substring(1) : number;
  }
}
