package org.langevin.workbench.internal.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.langevin.workbench.TypedValue;

class StrictJsonTest {
  @Test
  void anExponentThatIsTooLongIsRefusedAtItsPlace() {
    for (String number :
        List.of("1e99999999999999999999", "1e9999999999", "-1e-2147483648", "0e99999999999")) {
      JsonProcessingException refusal =
          assertThrows(
              JsonProcessingException.class,
              () -> StrictJson.parse("{\"sde\": {\"beta\": " + number + "}}"));
      JsonParser parser = (JsonParser) refusal.getProcessor();
      assertEquals("/sde/beta", parser.getParsingContext().pathAsPointer().toString());
      assertEquals("the exponent of " + number + " is too long", refusal.getOriginalMessage());
    }
  }

  @Test
  void numbersOfAnySizeAreBoundWithoutBeingWrittenOut() throws Exception {
    record Sizes(
        @org.langevin.api.Parameter(description = "Whole") int whole,
        @org.langevin.api.Parameter(description = "Any") double any) {}
    ParameterRecord record = ParameterRecord.of(Sizes.class);
    for (String number : List.of("1e2147483647", "-1e2147483647", "1e999999999")) {
      Problems problems = new Problems("test");
      record.bind(
          StrictJson.parse("{\"whole\": " + number + ", \"any\": " + number + "}"),
          java.util.Set.of(),
          new Place("", problems));
      assertEquals(2, problems.count());
    }
  }

  @Test
  void textIsJsonOnlyIfAllOfItIs() {
    assertEquals(0.5, TypedValue.of("0.5").asDouble());
    assertTrue(TypedValue.of("[1,2]").isArray());
    assertTrue(TypedValue.of("null").isNull());
    for (String text : List.of("classifier", "", "2 3", "1e99999999999", "1,", "{} x")) {
      assertEquals(text, TypedValue.of(text).textValue());
    }
  }
}
