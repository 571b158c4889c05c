package org.langevin.report.drawing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The marks on a scale: round numbers, decades, or names. */
final class Ticks {
  /** Numbers beyond these many digits are written as powers. */
  private static final int DIGITS = 5;

  private Ticks() {}

  /**
   * A mark.
   *
   * @param value where
   * @param label empty for a small one
   */
  record Tick(double value, String label) {
    boolean isMajor() {
      return !label.isEmpty();
    }
  }

  /** At most so many marks with labels, if the scale is one of numbers. */
  static List<Tick> of(Scale scale, int most) {
    if (!scale.names().isEmpty()) {
      List<Tick> ticks = new ArrayList<>();
      for (int i = 0; i < scale.names().size(); i++) {
        String name = scale.names().get(i);
        ticks.add(new Tick(i, name.isEmpty() ? " " : name));
      }
      return ticks;
    }
    return scale.logarithmic() ? logarithmic(scale, most) : linear(scale, most);
  }

  private static List<Tick> linear(Scale scale, int most) {
    double rough = scale.length() / Math.max(1, most) * (1 - 1e-9);
    int exponent = (int) Math.floor(Math.log10(rough));
    double mantissa = rough / Math.pow(10, exponent);
    int factor = mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 1;
    if (mantissa > 5) {
      exponent++;
    }
    BigDecimal step = BigDecimal.valueOf(factor).scaleByPowerOfTen(exponent);
    long first = (long) Math.ceil(scale.low() / step.doubleValue() - 1e-6);
    long last = (long) Math.floor(scale.high() / step.doubleValue() + 1e-6);
    double largest = Math.max(Math.abs(scale.low()), Math.abs(scale.high()));
    boolean powers = largest >= Math.pow(10, DIGITS) || largest < Math.pow(10, 2 - DIGITS);
    List<Tick> ticks = new ArrayList<>();
    for (long i = first; i <= last; i++) {
      BigDecimal value = step.multiply(BigDecimal.valueOf(i));
      ticks.add(
          new Tick(
              value.doubleValue(),
              powers ? power(value) : plain(value.setScale(Math.max(0, -exponent)))));
    }
    return ticks;
  }

  private static List<Tick> logarithmic(Scale scale, int most) {
    double tiny = 1e-9;
    int first = (int) Math.floor(Math.log10(scale.low()) + tiny);
    int last = (int) Math.floor(Math.log10(scale.high()) + tiny);
    int decades = 0;
    for (int i = first; i <= last; i++) {
      decades += Math.pow(10, i) >= scale.low() * (1 - tiny) ? 1 : 0;
    }
    if (decades < 2 || scale.high() / scale.low() < 200 && most >= 6) {
      return withinDecades(scale, most, first, last);
    }
    int every = Math.max(1, (int) Math.ceil(decades / (double) most));
    List<Tick> ticks = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      for (int digit = 1; digit < 10; digit++) {
        double value = digit * Math.pow(10, i);
        if (value >= scale.low() * (1 - tiny) && value <= scale.high() * (1 + tiny)) {
          boolean labelled = digit == 1 && Math.floorMod(i, every) == 0;
          ticks.add(new Tick(value, labelled ? Superscripts.powerOfTen(i) : ""));
        }
      }
    }
    return ticks;
  }

  private static List<Tick> withinDecades(Scale scale, int most, int first, int last) {
    if (scale.high() / scale.low() < 3) {
      return linear(scale, most);
    }
    List<Tick> ticks = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      for (int digit = 1; digit < 10; digit++) {
        BigDecimal value = BigDecimal.valueOf(digit).scaleByPowerOfTen(i);
        if (value.doubleValue() >= scale.low() && value.doubleValue() <= scale.high()) {
          boolean labelled = digit == 1 || digit == 2 || digit == 5;
          boolean small = i >= -3 && i < DIGITS;
          ticks.add(
              new Tick(value.doubleValue(), !labelled ? "" : small ? plain(value) : power(value)));
        }
      }
    }
    return ticks;
  }

  private static String plain(BigDecimal value) {
    String text = value.toPlainString();
    return value.signum() < 0 ? "\u2212" + text.substring(1) : text;
  }

  private static String power(BigDecimal value) {
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal stripped = value.stripTrailingZeros();
    int exponent = stripped.precision() - stripped.scale() - 1;
    String mantissa = plain(stripped.scaleByPowerOfTen(-exponent).stripTrailingZeros());
    return (mantissa.equals("1") ? "" : mantissa + "\u00b7") + Superscripts.powerOfTen(exponent);
  }
}
