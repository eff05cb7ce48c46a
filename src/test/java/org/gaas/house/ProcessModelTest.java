package org.gaas.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.gaas.engine.LongStep;
import org.gaas.engine.Step;
import org.gaas.people.Role;
import org.gaas.tasks.WorkingTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every process model")
class ProcessModelTest {
    private static final Path PROCESSES = Path.of("processes");
    private static final Path FORMS = Path.of("forms");
    private static final HouseClasses CLASSES = HouseClasses.scan();
    /**
     * Processes that take something away, that ask about failures or begin others have nothing to undo; what
     * set-up-installation did, the process that called it takes away.
     */
    private static final Set<String> WITHOUT_UNDO = Set.of(
            "remove-installation",
            "keep-archive",
            "repair-step",
            "renew-certificates",
            "bring-access",
            "revoke-access",
            "begin-reviews",
            "set-up-installation",
            "withdraw-production");

    static Stream<Path> models() throws IOException {
        return files(PROCESSES, ".bpmn").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    @DisplayName("is named as its file, keeps its history and can be undone")
    void process(Path file) {
        var model = Bpmn.readModelFromFile(file.toFile());
        var process = only(model, Process.class);
        assertThat(process.getId() + ".bpmn").isEqualTo(file.getFileName().toString());
        assertThat(process.getName()).isEqualTo(sentence(process.getId()));
        assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getDocumentations()).isNotEmpty();
        assertThat(model.getModelElementsByType(ScriptTask.class)).isEmpty();
        assertThat(model.getModelElementsByType(CamundaScript.class)).isEmpty();
        if (!WITHOUT_UNDO.contains(process.getId()))
            assertThat(model.getModelElementsByType(Message.class))
                    .extracting(Message::getName)
                    .contains("UndoRequested");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    @DisplayName("has service tasks whose label, id, bean and class carry one name, and that a job begins")
    void serviceTasks(Path file) {
        for (var task : elements(file, ServiceTask.class)) {
            var type = camel(task.getName());
            assertThat(task.getId().replaceFirst("_(Undo|Closed|Settled|Agreed|Ended|Emergency|Over|Revoked)$", ""))
                    .isEqualTo("Task_" + type);
            assertThat(task.isCamundaAsyncBefore())
                    .as(task.getId() + " asyncBefore")
                    .isTrue();
            if ("external".equals(task.getCamundaType())) {
                assertThat(task.getCamundaTopic()).isEqualTo(hyphens(type));
                assertThat(CLASSES.beans(LongStep.class)).as("long step").contains(type);
            } else {
                assertThat(task.getCamundaDelegateExpression()).isEqualTo("${" + decapitalised(type) + "}");
                assertThat(CLASSES.beans(Step.class)).as("step").contains(type);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    @DisplayName("has user tasks with a role, a form that exists and a word for the person")
    void userTasks(Path file) throws IOException {
        for (var task : elements(file, UserTask.class)) {
            assertThat(task.getId()).isEqualTo("Task_" + camel(task.getName()));
            assertThat(task.isCamundaAsyncAfter())
                    .as(task.getId() + " asyncAfter")
                    .isTrue();
            assertThat(task.getCamundaCandidateGroupsList()).isNotEmpty().allSatisfy(group -> assertThat(Role.of(group))
                    .isPresent());
            assertThat(task.getDocumentations())
                    .as(task.getId() + " says why it is here")
                    .isNotEmpty();
            var keys = formKeys(task);
            assertThat(keys).as(task.getId() + " asks for hours").contains("hours", "activity", "note", "noTime");
            // the signature of a plan is shown, not asked
            keys.remove("plan");
            // four about hours, the decision, and three more
            assertThat(keys).hasSizeLessThanOrEqualTo(8);
            if (task.getCamundaFormRef() != null)
                assertThat(wordsKept(task.getCamundaFormRef()))
                        .as(task.getId() + " asks for words to a decision: empty, when it is asked again")
                        .isEmpty();
        }
        for (var start : elements(file, StartEvent.class))
            if (start.getCamundaFormRef() != null) formKeys(start.getCamundaFormRef());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    @DisplayName("has events, gateways and calls with the house's names")
    void names(Path file) {
        for (var start : elements(file, StartEvent.class)) assertNamed("StartEvent_", start);
        for (var end : elements(file, EndEvent.class)) assertNamed("EndEvent_", end);
        for (var call : elements(file, CallActivity.class)) {
            assertNamed("CallActivity_", call);
            assertThat(call.isCamundaAsyncBefore())
                    .as(call.getId() + " asyncBefore")
                    .isTrue();
            assertThat(files(PROCESSES, call.getCalledElement() + ".bpmn")).hasSize(1);
        }
        for (var event : elements(file, BoundaryEvent.class)) {
            assertThat(event.getId()).startsWith("BoundaryEvent_");
            assertThat(event.getName()).isNotBlank();
        }
        for (var gateway : elements(file, ExclusiveGateway.class)) {
            assertThat(gateway.getName()).as(gateway.getId() + " asks").endsWith("?");
            assertThat(gateway.getOutgoing()).hasSizeGreaterThan(1).allSatisfy(flow -> assertThat(flow.getName())
                    .isNotBlank());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    @DisplayName("names errors after refusals")
    void errors(Path file) {
        for (var error : elements(file, Error.class)) {
            assertThat(error.getName()).isEqualTo(error.getErrorCode());
            assertThat(CLASSES.refusals()).contains(error.getErrorCode());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    @DisplayName("uses declared variables only")
    void variables(Path file) throws IOException {
        var declared = CLASSES.variables();
        for (var condition : elements(file, ConditionExpression.class)) {
            var matcher = Pattern.compile("\\$\\{\\s*!?([A-Za-z]+)").matcher(condition.getTextContent());
            assertThat(matcher.find()).as(condition.getTextContent()).isTrue();
            assertThat(declared).contains(matcher.group(1));
        }
        for (var task : elements(file, UserTask.class)) assertThat(declared).containsAll(formKeys(task));
        for (var start : elements(file, StartEvent.class))
            if (start.getCamundaFormRef() != null)
                assertThat(declared).containsAll(formKeys(start.getCamundaFormRef()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    @DisplayName("has a picture of everything in it")
    void picture(Path file) {
        var shapes = ids(elements(file, BpmnShape.class).stream().map(BpmnShape::getBpmnElement));
        var edges = ids(elements(file, BpmnEdge.class).stream().map(BpmnEdge::getBpmnElement));
        assertThat(shapes).containsAll(ids(elements(file, FlowNode.class).stream()));
        assertThat(edges).containsAll(ids(elements(file, SequenceFlow.class).stream()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    @DisplayName("uses only properties that something reads")
    void properties(Path file) {
        for (var property : elements(file, CamundaProperty.class))
            assertThat(property.getCamundaName())
                    .isIn(
                            "activity",
                            "apart",
                            "billable",
                            "byLink",
                            "due",
                            "duty",
                            "fourEyes",
                            "secondFactor",
                            "skipLeaves",
                            "subject",
                            "told");
        for (var property : elements(file, CamundaProperty.class))
            if (property.getCamundaName().equals("told"))
                assertThat(CLASSES.variables()).contains(property.getCamundaValue());
        var tasks = ids(elements(file, UserTask.class).stream());
        for (var property : elements(file, CamundaProperty.class))
            if (property.getCamundaName().equals("apart")
                    || property.getCamundaName().equals("fourEyes")
                            && !property.getCamundaValue().equals("true"))
                assertThat(tasks).as("another task of the same process").contains(property.getCamundaValue());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    @DisplayName("lets nobody decide with a duty what the same person answered for the customer")
    void apart(Path file) {
        var spoken = elements(file, UserTask.class).stream()
                .filter(task -> task.getId().startsWith("Task_Accept") && "true".equals(property(task, "byLink")))
                .map(UserTask::getId)
                .toList();
        for (var task : elements(file, UserTask.class))
            if (!spoken.isEmpty() && property(task, "duty") != null)
                assertThat(spoken).as(task.getId()).contains(String.valueOf(property(task, "apart")));
    }

    private static String property(UserTask task, String name) {
        return task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> property.getCamundaName().equals(name))
                .map(CamundaProperty::getCamundaValue)
                .findFirst()
                .orElse(null);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    @DisplayName("says of each user task how long people have for it")
    void due(Path file) {
        for (var task : elements(file, UserTask.class)) {
            var due =
                    task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                            .flatMap(properties -> properties.getCamundaProperties().stream())
                            .filter(property -> property.getCamundaName().equals("due"))
                            .toList();
            assertThat(due).as(task.getId() + " has a property 'due'").hasSize(1);
            assertThatCode(() -> WorkingTime.of(due.get(0).getCamundaValue()))
                    .as(task.getId())
                    .doesNotThrowAnyException();
        }
    }

    private static Set<String> formKeys(UserTask task) throws IOException {
        if (task.getCamundaFormRef() != null) return formKeys(task.getCamundaFormRef());
        var name = task.getCamundaFormKey().replaceFirst("^embedded:deployment:", "");
        var found = files(FORMS, name);
        assertThat(found).as("form " + name).hasSize(1);
        return Pattern.compile("cam-variable-name=\"([^\"]+)\"")
                .matcher(Files.readString(found.get(0)))
                .results()
                .map(match -> match.group(1))
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> formKeys(String form) throws IOException {
        var found = files(FORMS, form + ".form");
        assertThat(found).as("form " + form).hasSize(1);
        JsonNode json = new ObjectMapper().readTree(found.get(0).toFile());
        assertThat(json.get("id").asText()).isEqualTo(form);
        var keys = new TreeSet<String>();
        json.findValues("key").forEach(key -> keys.add(key.asText()));
        return keys;
    }

    /** Fields in which people say why or who decided, and that would show what was said the last time. */
    private static List<String> wordsKept(String form) throws IOException {
        var components = new ObjectMapper()
                .readTree(files(FORMS, form + ".form").get(0).toFile())
                .path("components");
        if (!components.findValuesAsText("type").contains("radio")) return List.of();
        return StreamSupport.stream(components.spliterator(), false)
                .filter(field -> field.path("type").asText().startsWith("text")
                        && field.path("label").asText().matches("(Why|Who|What you|Remarks).*")
                        && !field.path("properties").path("again").asText().equals("empty"))
                .map(field -> field.path("key").asText())
                .toList();
    }

    private static void assertNamed(String prefix, FlowNode node) {
        assertThat(node.getId()).isEqualTo(prefix + camel(node.getName()));
    }

    private static <T extends BaseElement> T only(BpmnModelInstance model, Class<T> type) {
        assertThat(model.getModelElementsByType(type)).hasSize(1);
        return model.getModelElementsByType(type).iterator().next();
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Collection<T> elements(
            Path file, Class<T> type) {
        return Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(type);
    }

    private static Set<String> ids(Stream<? extends BaseElement> elements) {
        var ids = new TreeSet<String>();
        elements.forEach(element -> ids.add(element.getId()));
        return ids;
    }

    private static java.util.List<Path> files(Path folder, String end) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(end))
                    .filter(file ->
                            end.startsWith(".") || file.getFileName().toString().equals(end))
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String camel(String label) {
        var camel = new StringBuilder();
        Arrays.stream(label.split("[ -]"))
                .forEach(word -> camel.append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(word.substring(1)));
        return camel.toString();
    }

    private static String sentence(String id) {
        var words = id.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String hyphens(String camel) {
        return camel.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String decapitalised(String camel) {
        return camel.substring(0, 1).toLowerCase(Locale.ROOT) + camel.substring(1);
    }
}
