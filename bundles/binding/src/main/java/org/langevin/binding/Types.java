package org.langevin.binding;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.langevin.api.Parameter;
import org.langevin.api.Part;

/** Finds how values of a Java type are written in JSON. */
final class Types {
  private static final Map<Type, Function<Limits, ValueType>> SIMPLE =
      Map.ofEntries(
          Map.entry(boolean.class, limits -> new BooleanType()),
          Map.entry(Boolean.class, limits -> new BooleanType()),
          Map.entry(int.class, IntegerType::ofInt),
          Map.entry(Integer.class, IntegerType::ofInt),
          Map.entry(long.class, IntegerType::ofLong),
          Map.entry(Long.class, IntegerType::ofLong),
          Map.entry(double.class, NumberType::new),
          Map.entry(Double.class, NumberType::new),
          Map.entry(String.class, Types::text),
          Map.entry(JsonNode.class, limits -> new RawType()));

  private Types() {}

  /**
   * The type of a record component.
   *
   * @throws IllegalArgumentException if parameters cannot be of this type: an error of the plugin
   */
  static ValueType of(Type type, Parameter parameter) {
    Limits limits = new Limits(parameter);
    Function<Limits, ValueType> simple = SIMPLE.get(type);
    if (simple != null) {
      return simple.apply(limits);
    }
    if (type instanceof ParameterizedType generic) {
      return generic(generic, parameter);
    }
    if (type instanceof Class<?> plain) {
      return structured(plain, parameter);
    }
    throw unsupported(type);
  }

  private static ValueType structured(Class<?> type, Parameter parameter) {
    if (type.isArray()) {
      Class<?> component = type.getComponentType();
      return SequenceType.array(of(component, parameter), component);
    }
    if (type.isEnum()) {
      return constants(type);
    }
    if (type.isRecord()) {
      return new ObjectType(ParameterRecord.of(type));
    }
    throw unsupported(type);
  }

  private static ValueType generic(ParameterizedType type, Parameter parameter) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == Part.class) {
      return PartType.of(type);
    }
    if (type.getRawType() == Optional.class) {
      return new OptionalType(of(arguments[0], parameter));
    }
    if (type.getRawType() == List.class) {
      return SequenceType.list(of(arguments[0], parameter));
    }
    if (type.getRawType() == Map.class
        && List.of(arguments).equals(List.of(String.class, Object.class))) {
      return new FreeType();
    }
    throw unsupported(type);
  }

  private static ValueType text(Limits limits) {
    Map<String, Object> choices = new LinkedHashMap<>();
    limits.choices().forEach(choice -> choices.put(choice, choice));
    return new TextType(choices);
  }

  private static ValueType constants(Class<?> type) {
    Map<String, Object> constants = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      String name = ((Enum<?>) constant).name();
      constants.put(name.toLowerCase(Locale.ROOT).replace('_', '-'), constant);
    }
    return new TextType(constants);
  }

  private static IllegalArgumentException unsupported(Type type) {
    return new IllegalArgumentException(
        "parameters cannot be of type " + type.getTypeName() + "; see org.langevin.api.Parameter");
  }
}
