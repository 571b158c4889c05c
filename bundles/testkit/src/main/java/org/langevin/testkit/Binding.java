package org.langevin.testkit;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;

/** Turns maps, lists, numbers and strings into parameter records. */
final class Binding {
  private Binding() {}

  static Object record(Class<?> type, Map<?, ?> values, String pointer) {
    RecordComponent[] components = type.getRecordComponents();
    List<String> names = Arrays.stream(components).map(RecordComponent::getName).toList();
    for (Object name : values.keySet()) {
      if (!names.contains(name)) {
        throw new InvalidExperimentException(
            pointer + "/" + name, "there is no parameter " + name + ", only " + names);
      }
    }
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = names.get(i);
      String at = pointer + "/" + name;
      Parameter parameter = components[i].getAnnotation(Parameter.class);
      if (parameter == null || parameter.description().isBlank()) {
        throw new AssertionError(type.getName() + "." + name + " has no description");
      }
      Object value =
          values.containsKey(name)
              ? values.get(name)
              : defaultOf(parameter, components[i].getType(), at);
      if (value == null && !parameter.value().equals("null")) {
        throw new InvalidExperimentException(at, "null is not allowed");
      }
      arguments[i] = bind(components[i].getGenericType(), value, parameter, at);
    }
    return construct(type, components, arguments);
  }

  private static Object defaultOf(Parameter parameter, Class<?> type, String pointer) {
    String text = parameter.value();
    if (text.isEmpty()) {
      throw new InvalidExperimentException(pointer, "the parameter must be given");
    }
    boolean plain = type == String.class || type.isEnum();
    return plain && !text.equals("null") ? text : JsonText.value(text);
  }

  private static Object construct(Class<?> type, RecordComponent[] components, Object[] arguments) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object bind(Type generic, Object value, Parameter parameter, String pointer) {
    if (value == null) {
      return null;
    }
    Class<?> type = (Class<?>) (generic instanceof ParameterizedType p ? p.getRawType() : generic);
    if (type == List.class && value instanceof List<?> list) {
      Type element = ((ParameterizedType) generic).getActualTypeArguments()[0];
      List<Object> bound = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        bound.add(bind(element, list.get(i), parameter, pointer + "/" + i));
      }
      return List.copyOf(bound);
    }
    if (type.isArray()) {
      return array(type, value, parameter, pointer);
    }
    if (value instanceof Number number && type != String.class) {
      return number(type, number, parameter, pointer);
    }
    if (type.isEnum() && value instanceof String name) {
      return constant(type, name, pointer);
    }
    if (type.isRecord() && value instanceof Map<?, ?> map) {
      return record(type, map, pointer);
    }
    if (type == String.class && value instanceof String string) {
      List<String> choices = List.of(parameter.choices());
      if (!choices.isEmpty() && !choices.contains(string)) {
        throw new InvalidExperimentException(pointer, string + " is none of " + choices);
      }
      return string;
    }
    boolean fits = type.isInstance(value) || (type == boolean.class && value instanceof Boolean);
    if (!fits) {
      throw new InvalidExperimentException(
          pointer, value + " is no value of type " + type.getSimpleName());
    }
    return value;
  }

  private static Object array(Class<?> type, Object value, Parameter parameter, String pointer) {
    boolean list = value instanceof List;
    if (!list && !value.getClass().isArray()) {
      throw new InvalidExperimentException(pointer, value + " is no array");
    }
    int length = list ? ((List<?>) value).size() : Array.getLength(value);
    Class<?> element = type.getComponentType();
    Object array = Array.newInstance(element, length);
    for (int i = 0; i < length; i++) {
      Object item = list ? ((List<?>) value).get(i) : Array.get(value, i);
      if (item == null) {
        throw new InvalidExperimentException(pointer + "/" + i, "null is not allowed");
      }
      Array.set(array, i, bind(element, item, parameter, pointer + "/" + i));
    }
    return array;
  }

  private static Object number(Class<?> type, Number number, Parameter parameter, String pointer) {
    double x = number.doubleValue();
    if (!(x >= parameter.min() && x <= parameter.max())
        || !(x > parameter.moreThan() || parameter.moreThan() == Double.NEGATIVE_INFINITY)
        || !(x < parameter.lessThan() || parameter.lessThan() == Double.POSITIVE_INFINITY)) {
      throw new InvalidExperimentException(pointer, x + " is out of range");
    }
    if (type == double.class || type == Double.class) {
      return x;
    }
    if (x == Math.rint(x)) {
      if (type == int.class || type == Integer.class) {
        return Math.toIntExact(number.longValue());
      }
      if (type == long.class || type == Long.class) {
        return number.longValue();
      }
    }
    throw new InvalidExperimentException(
        pointer, number + " is no value of type " + type.getSimpleName());
  }

  private static Object constant(Class<?> type, String name, String pointer) {
    for (Object constant : type.getEnumConstants()) {
      String written = ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (written.equals(name)) {
        return constant;
      }
    }
    throw new InvalidExperimentException(
        pointer, name + " is none of " + Arrays.toString(type.getEnumConstants()));
  }
}
