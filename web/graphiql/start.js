// The development console: choose who you are, then ask. Nothing here is loaded from outside.
const FIRST_QUERY = `# 三项：一次查询看完一个案件的时间线。右上角选择登录人。
query Timeline($number: String!) {
  case(number: $number) {
    name
    stage
    parties { role party { name } }
    timeline { at kind sentence place actors { name certificateNumber } documents { title number } }
    deadlines { name startsOn dueOn metOn explanation }
    documents { title number status sha256 }
  }
}
`;
const FIRST_VARIABLES = JSON.stringify({ number: "望市监当罚〔2026〕00043号" }, null, 2);
const select = document.getElementById("login");
let token = null;

async function logInAs(login) {
  token = null;
  if (!login) return;
  const answer = await fetch("/login/development", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ login }),
  });
  token = answer.ok ? (await answer.json()).token : null;
}

async function fetcher(params) {
  const answer = await fetch("/graphql", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json",
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(params),
  });
  return answer.json();
}

async function start() {
  const accounts = await (await fetch("/login/development")).json();
  select.append(new Option("（公众，不登录）", ""));
  for (const a of accounts) select.append(new Option(`${a.name} · ${a.position} · ${a.organ}`, a.login));
  const wanted = new URLSearchParams(location.search).get("login") ?? "st-12";
  if (accounts.some((a) => a.login === wanted)) select.value = wanted;
  await logInAs(select.value);
  select.addEventListener("change", () => logInAs(select.value));
  ReactDOM.createRoot(document.getElementById("graphiql")).render(
    React.createElement(GraphiQL, {
      fetcher,
      defaultQuery: FIRST_QUERY,
      variables: FIRST_VARIABLES,
      defaultEditorToolsVisibility: "variables",
      shouldPersistHeaders: false,
    }),
  );
}

start().catch((error) => { document.getElementById("notice").textContent = `启动失败：${error}`; });
