package org.gaas.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.gaas.DeskTest;
import org.gaas.cli.client.Api;
import org.gaas.people.RestClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
@DisplayName("What the command line reads")
class ApiContractTest {
    private final JsonNode api;

    ApiContractTest(@LocalServerPort int port) throws Exception {
        api = new ObjectMapper()
                .readTree(RestClient.as("dora", port).get("/api/openapi").body());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "post,/api/installations,202,Started",
        "post,/api/installations/{id}/deployments,202,Started",
        "post,/api/installations/{id}/removal,202,Started",
        "get,/api/installations,200,Installation",
        "get,/api/installations/{id},200,Installation",
        "post,/api/installations/{id}/converge,200,Converged",
        "post,/api/converge,200,OneConverged",
        "get,/api/processes/{id},200,Process",
        "post,/api/checks,200,Checked",
        "get,/api/servers,200,Server",
        "get,/api/servers/{name},200,OneServer",
        "post,/api/servers,202,ServerStarted",
        "get,/api/fleet/check,200,CheckedFleet",
        "get,/api/tags,200,Tags",
        "get,/api/tasks,200,Task",
        "put,/api/tasks/{id}/parking,200,Task",
        "get,/api/deputies,200,Deputy",
        "get,/api/me/second-factor,200,Factor",
        "post,/api/me/second-factor/enrolment,200,Offered",
        "put,/api/me/second-factor/enrolment,200,Enrolled",
        "get,/api/stand-ins,200,StandIn",
        "post,/api/stand-ins,200,StandIn",
        "post,/api/stand-ins/{number}/end,200,StandIn",
        "get,/api/oncall,200,Roster",
        "post,/api/oncall,200,Shift",
        "post,/api/oncall/{number}/end,200,Roster",
        "get,/api/costs,200,Cost",
        "get,/api/contacts,200,Answering",
        "get,/api/customers/{customer}/contact,200,Contact",
        "post,/api/customers/{customer}/contact,200,Contact",
        "put,/api/customers/{customer}/contact,200,Contact",
        "get,/api/contact-links,200,ContactLink",
        "post,/api/contact-links/{number}/again,200,LinkSent",
        "post,/api/tasks/{task}/link,200,LinkSent",
        "get,/api/agreements,200,Agreement",
        "post,/api/agreements,202,AccessBegun",
        "post,/api/agreements/withdrawal,202,AccessBegun",
        "get,/api/projects/{name},200,Project",
        "get,/api/access,200,Access",
        "get,/api/access/files,200,AccessFiles",
        "get,/api/access/keys,200,AccessKey",
        "post,/api/access/keys,201,AccessKey",
        "post,/api/access/requests,202,AccessBegun",
        "post,/api/access/revocations,202,AccessBegun",
        "get,/api/access/findings,200,AccessFinding",
        "get,/api/access/sessions/{server},200,SessionLog",
        "get,/api/certificates,200,Certificate",
        "get,/api/certificates/{number},200,Certificate",
        "get,/api/certificates/found,200,CheckedCertificates",
        "get,/api/certificates/forecast,200,Forecast",
        "post,/api/certificates,202,CertificateStarted",
        "post,/api/certificates/{number}/renewal,202,CertificateStarted",
        "put,/api/certificates/{number}/standing-order,200,Certificate",
        "post,/api/certificates/{number}/revocation,202,CertificateStarted",
        "post,/api/certificates/tasks/{task},200,CertificateKept",
        "post,/api/certificates/tasks/{task}/completion,202,CertificateStarted",
        "get,/api/audit/entries,200,Entry",
        "get,/api/audit/verification,200,Verification",
        "post,/api/audit/verification,200,Verification"
    })
    @DisplayName("is what the desk says that it answers")
    void answers(String method, String path, String status, String record) throws Exception {
        var answer = api.path("paths").path(path).path(method).path("responses").path(status);
        // some answer with CSV too; which comes first is up to the order of methods in a class
        var content = answer.path("content");
        var json = content.has("application/json")
                ? content.path("application/json")
                : content.elements().next();
        assertHolds(path, json.path("schema"), Class.forName(Api.class.getName() + "$" + record));
    }

    private void assertHolds(String where, JsonNode schema, Class<?> record) {
        var found = resolved(schema);
        if (found.path("type").asText().equals("array")) found = resolved(found.path("items"));
        for (var component : record.getRecordComponents()) {
            if (record == Api.Started.class && component.getName().equals("task")) continue;
            var place = where + "." + component.getName();
            assertThat(found.path("properties").has(component.getName()))
                    .as(place)
                    .isTrue();
            var inner = inner(component);
            if (inner.isRecord()) assertHolds(place, found.path("properties").path(component.getName()), inner);
        }
    }

    private JsonNode resolved(JsonNode schema) {
        if (!schema.has("$ref")) return schema;
        var name = schema.path("$ref").asText().replaceFirst(".*/", "");
        return api.path("components").path("schemas").path(name);
    }

    private static Class<?> inner(RecordComponent component) {
        if (component.getType() != List.class) return component.getType();
        return (Class<?>) Arrays.asList(((ParameterizedType) component.getGenericType()).getActualTypeArguments())
                .get(0);
    }
}
