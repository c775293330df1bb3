// How frameworks say that they start a function: by decorating it, by giving it to a call, by a class that extends one of theirs.

import type { EntryKind } from '../../work.js'

/** How a schedule is written, and where: the place among the positional arguments, or its name. */
export interface WrittenSchedule {
  readonly form: 'cron' | 'seconds' | 'milliseconds' | 'celery' | 'apscheduler' | 'keywords' | 'chain'
  readonly at: number | string
}

export interface Registration {
  /** Of the path in the library of what is called or decorates (`library-paths.ts`). */
  readonly path: RegExp
  readonly kind: EntryKind
  /**
   * For people. `{0}`, `{rule}`: the text of an argument. `{verb}`: the last name of the path. `{methods}`: those that are listed, else GET.
   * `{function}`, `{task}`: the function's own name, without and with its module. What is not written leaves nothing.
   */
  readonly name: string
  /**
   * decorated: the function below it. Else functions given at these places, under these names or keys; `all`: every one that is given.
   */
  readonly handlers: 'decorated' | 'all' | readonly (number | string)[]
  readonly schedule?: WrittenSchedule
  /** Of a function platform, though messages or the clock start it. */
  readonly isFunction?: true
}

/** A class that extends one of a library. */
export interface EntryClass {
  readonly base: RegExp
  readonly kind: EntryKind
  readonly name: string
  /** Methods that are run by themselves, with what is said of each in place of `{verb}`. */
  readonly methods: Readonly<Record<string, string>>
  /** Methods that the library calls while it answers, if nothing in the workspace calls them. */
  readonly hooks?: RegExp
}

const verbs = '(get|post|put|patch|delete|head|options)'
const webMethods = { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE', head: 'HEAD', options: 'OPTIONS' } as const

export const pythonRegistrations: readonly Registration[] = [
  { path: /^(flask|quart|sanic|bottle|flask_openapi3|flask_smorest|apiflask|robyn|starlette|microdot)(\.\w+)*(\(\))?\.route\(?\)?$|^server\(\)\.route$/, kind: 'http', name: '{methods} {0}', handlers: 'decorated' },
  { path: new RegExp(`^(flask|quart|sanic|bottle|fastapi|ninja|robyn|apiflask|flask_openapi3|litestar|blacksheep|microdot|server)(\\.\\w+)*(\\(\\))?\\.${verbs}$`), kind: 'http', name: '{verb} {0}', handlers: 'decorated' },
  { path: /^fastapi(\.\w+)*\(\)\.(api_route|websocket)$/, kind: 'http', name: '{methods} {0}', handlers: 'decorated' },
  { path: new RegExp(`^aiohttp\\.web\\.RouteTableDef\\(\\)\\.(${verbs}|view)$`), kind: 'http', name: '{verb} {0}', handlers: 'decorated' },
  { path: /^rest_framework\.decorators\.api_view$/, kind: 'http', name: '{methods0} {function}', handlers: 'decorated' },
  { path: /^(django\.urls(\.conf)?\.(re_)?path|django\.conf\.urls\.url)$/, kind: 'http', name: '{verb} {route}', handlers: [1, 'view'] },
  { path: /^rest_framework(_nested|_extensions)?(\.\w+)*Router\(\)\.register$/, kind: 'http', name: '{verb} {route}', handlers: [1, 'viewset'] },
  { path: /^(flask|quart)(\.\w+)*\(\)\.add_url_rule$/, kind: 'http', name: '{methods} {0}', handlers: [2, 'view_func'] },
  { path: /^fastapi(\.\w+)*\(\)\.add_api_route$/, kind: 'http', name: '{methods} {0}', handlers: [1, 'endpoint'] },
  { path: /^starlette(\.\w+)*\.Route$|^starlette(\.\w+)*\(\)\.add_route$/, kind: 'http', name: '{methods} {0}', handlers: [1, 'endpoint'] },
  { path: /^aiohttp\.web\.Application\(\)\.router\.add_(get|post|put|patch|delete|head)$|^aiohttp\.web\.(get|post|put|patch|delete|head)$/, kind: 'http', name: '{verb} {0}', handlers: [1] },
  { path: /^aiohttp\.web\.Application\(\)\.router\.add_route$|^aiohttp\.web\.route$/, kind: 'http', name: '{0} {1}', handlers: [2] },
  { path: /^flask_rest(ful|x|plus)\.Api\(\)\.add_resource$/, kind: 'http', name: '{verb} {1}', handlers: [0] },
  { path: /^(sanic|falcon)(\.\w+)*\(\)\.add_route$/, kind: 'http', name: '{methods} {1}', handlers: [0] },
  { path: /^strawberry(\.\w+)*\.(field|mutation|subscription)$|^ariadne\.(QueryType|MutationType|ObjectType|SubscriptionType)\(\)\.field$/, kind: 'http', name: 'graphql {function}', handlers: 'decorated' },
  { path: /^aws_lambda_powertools(\.\w+)*\(\)\.(get|post|put|patch|delete|route)$/, kind: 'serverless', name: '{verb} {0}', handlers: 'decorated' },
  { path: /^chalice\.(Chalice|Blueprint)\(\)\.(route)$/, kind: 'serverless', name: '{methods} {0}', handlers: 'decorated' },
  { path: /^chalice\.(Chalice|Blueprint)\(\)\.(lambda_function|on_\w+)$/, kind: 'serverless', name: 'lambda {function}', handlers: 'decorated' },
  { path: /^chalice\.(Chalice|Blueprint)\(\)\.schedule$/, kind: 'schedule', name: '{0} {function}', handlers: 'decorated', schedule: { form: 'cron', at: 0 }, isFunction: true },
  { path: /^functions_framework\.(http|cloud_event|typed)$/, kind: 'serverless', name: 'cloud function {function}', handlers: 'decorated' },
  { path: /^firebase_functions\.(https_fn\.on_(request|call)|\w+_fn\.on_\w+)$/, kind: 'serverless', name: 'cloud function {function}', handlers: 'decorated' },
  { path: /^azure\.functions\.(FunctionApp|Blueprint)\(\)\.route$/, kind: 'serverless', name: '{methods} {route}', handlers: 'decorated' },
  { path: /^azure\.functions\.(FunctionApp|Blueprint)\(\)\.(timer_trigger|schedule)$/, kind: 'schedule', name: '{schedule} {function}', handlers: 'decorated', schedule: { form: 'cron', at: 'schedule' }, isFunction: true },
  { path: /^azure\.functions\.(FunctionApp|Blueprint)\(\)\.\w+_trigger$/, kind: 'queue', name: '{verb} {function}', handlers: 'decorated', isFunction: true },
  { path: /^celery\.(shared_task|task(\.task)?|decorators\.task|Celery\(\)\.task|app\.(base\.Celery\(\)\.task|shared_task))(\(\))?$/, kind: 'queue', name: 'celery task {task}', handlers: 'decorated' },
  { path: /^celery(\.\w+)*\.periodic_task$|^celery\.Celery\(\)\.periodic_task$/, kind: 'schedule', name: 'celery task {task}', handlers: 'decorated', schedule: { form: 'celery', at: 'run_every' } },
  { path: /^(django_tasks|django\.tasks)(\.base)?\.task$/, kind: 'queue', name: 'django task {function}', handlers: 'decorated' },
  { path: /^dramatiq\.actor$/, kind: 'queue', name: 'dramatiq actor {function}', handlers: 'decorated' },
  { path: /^(rq\.(decorators\.)?job|django_rq(\.\w+)*\.job)$/, kind: 'queue', name: 'rq job {function}', handlers: 'decorated' },
  { path: /^huey(\.\w+)*(\(\))?\.(db_)?task$/, kind: 'queue', name: 'huey task {function}', handlers: 'decorated' },
  { path: /^huey(\.\w+)*(\(\))?\.(db_)?periodic_task$/, kind: 'schedule', name: 'huey task {function}', handlers: 'decorated', schedule: { form: 'celery', at: 0 } },
  { path: /^(taskiq|taskiq_\w+)(\.\w+)*\(\)(\.\w+\(\))*\.task$|^procrastinate\.App\(\)\.task$/, kind: 'queue', name: 'task {function}', handlers: 'decorated' },
  { path: /^faststream(\.\w+)*\(\)\.subscriber$|^faust(\.\w+)*\(\)\.agent$/, kind: 'queue', name: 'subscriber {0} {function}', handlers: 'decorated' },
  { path: /^google\.cloud\.pubsub(_v1)?\.SubscriberClient\(\)\.subscribe$/, kind: 'queue', name: 'Pub/Sub {function}', handlers: [1, 'callback'] },
  { path: /^pika(\.\w+)*\(\)\.channel\(\)\.basic_consume$/, kind: 'queue', name: 'queue {queue} {function}', handlers: [1, 'on_message_callback'] },
  { path: /^apscheduler(\.\w+)*\(\)\.scheduled_job$/, kind: 'schedule', name: '{0} {function}', handlers: 'decorated', schedule: { form: 'apscheduler', at: 0 } },
  { path: /^apscheduler(\.\w+)*\(\)\.add_job$/, kind: 'schedule', name: '{1} {function}', handlers: [0, 'func'], schedule: { form: 'apscheduler', at: 1 } },
  { path: /^(fastapi_utils(\.\w+)*|fastapi_restful(\.\w+)*)\.repeat_every$/, kind: 'schedule', name: 'every {function}', handlers: 'decorated', schedule: { form: 'keywords', at: 0 } },
  { path: /^(discord|nextcord|disnake)\.ext\.tasks\.loop$/, kind: 'schedule', name: 'loop {function}', handlers: 'decorated', schedule: { form: 'keywords', at: 0 } },
  { path: /^aiocron\.crontab$|^kronos\.register$/, kind: 'schedule', name: 'cron {0}', handlers: 'decorated', schedule: { form: 'cron', at: 0 } },
  { path: /^schedule\.every\(\).*\.do$/, kind: 'schedule', name: 'schedule {function}', handlers: [0], schedule: { form: 'chain', at: 0 } },
  { path: /^(click\.(command|group)|.*\.?click\.group\(\)\.(command|group))$|^typer\.Typer\(\)\.(command|callback)$|^(flask|quart)(\.\w+)*\(\)\.cli\.command$|^(flask\.cli\.\w*Group|click\.Group)\(\)\.(command|group)$|^invoke\.task$|^cyclopts\.App\(\)(\.command|\.default)?$/, kind: 'cli', name: 'command {function}', handlers: 'decorated' },
  { path: /^fastapi(\.applications)?\.FastAPI$|^starlette\.applications\.Starlette$/, kind: 'cli', name: 'start of the application', handlers: ['lifespan'] },
  { path: /^(typer\.run|fire\.Fire)$/, kind: 'cli', name: 'command {function}', handlers: [0] },
]

/** Of views, whichever framework they are of. */
const viewHooks = /^(get_(queryset|object|context_data|serializer(_class|_context|_data)?|form(_kwargs|_class)?|initial|success_url|paginate_by|template_names|permissions|paginated_response)|filter_queryset|paginate_queryset|perform_(create|update|destroy)|form_(in)?valid|dispatch|setup|initial|check_(object_)?permissions|prepare|on_finish|render_to_response|test_func)$/
const setMethods = { list: 'GET', create: 'POST', retrieve: 'GET', update: 'PUT', partial_update: 'PATCH', destroy: 'DELETE' } as const

export const pythonClasses: readonly EntryClass[] = [
  { base: /^rest_framework\.(views|viewsets|generics|mixins)\.\w+$|^(rest_framework_\w+|drf_\w+)(\.\w+)*\.\w*View(Set)?$/, kind: 'http', name: '{verb} {class}', methods: { ...webMethods, ...setMethods }, hooks: viewHooks },
  { base: /^django\.(views|contrib\.\w+\.(views|mixins))(\.\w+)*$/, kind: 'http', name: '{verb} {class}', methods: webMethods, hooks: viewHooks },
  { base: /^(flask|quart)\.views\.(Method)?View$|^flask_rest(ful|x|plus)\.Resource$|^flask_smorest.*MethodView$|^(starlette|fastapi)\.endpoints\.HTTPEndpoint$|^aiohttp\.web(_urldispatcher)?\.View$|^tornado\.web\.RequestHandler$|^sanic\.views\.HTTPMethodView$/, kind: 'http', name: '{verb} {class}', methods: { ...webMethods, dispatch_request: '' }, hooks: viewHooks },
  { base: /^(rest_framework\.permissions|rest_framework\.authentication|rest_framework\.throttling)\.\w+$|^django\.contrib\.auth\.backends\.\w+$/, kind: 'http', name: 'each request, {class}', methods: { has_permission: '', authenticate: '', allow_request: '' }, hooks: /^has_object_permission$/ },
  { base: /^rest_framework\.(serializers|fields|relations)\.\w+$/, kind: 'http', name: 'requests of {class}', methods: {}, hooks: /^(create|update|save|validate(_\w+)?|to_representation|to_internal_value|get_\w+)$/ },
  { base: /^django\.forms(\.\w+)*\.\w*Form\w*$|^formtools\.preview\.FormPreview$/, kind: 'http', name: 'requests of {class}', methods: {}, hooks: /^(clean(_\w+)?|save|__init__|process_preview|done)$/ },
  { base: /^django\.utils\.deprecation\.MiddlewareMixin$|^starlette\.middleware\.base\.BaseHTTPMiddleware$/, kind: 'http', name: 'middleware {class}', methods: { process_request: '', process_response: '', process_view: '', dispatch: '' } },
  { base: /^django\.contrib\.admin(\.options)?\.\w*(ModelAdmin|TabularInline|StackedInline)$/, kind: 'http', name: 'admin {class}', methods: {}, hooks: /^(get_(queryset|search_results|form|list_display|readonly_fields|fieldsets|inline_instances)|\w+_view|save_(model|formset|related)|delete_(model|queryset)|formfield_for_\w+|has_\w+_permission|response_\w+)$/ },
  { base: /^graphene(_\w+)?(\.\w+)*\.(ObjectType|Mutation|ClientIDMutation|\w*ObjectType)$/, kind: 'http', name: 'graphql {class}', methods: { mutate: '', mutate_and_get_payload: '' }, hooks: /^(resolve_\w+|get_queryset|get_node)$/ },
  { base: /^django\.core\.management(\.base)?\.\w*Command$/, kind: 'cli', name: 'manage.py {file}', methods: { handle: '', handle_label: '' }, hooks: /^$/ },
  { base: /^django_cron\.CronJobBase$|^django_extensions\.management\.jobs\.\w+Job$/, kind: 'schedule', name: 'cron job {class}', methods: { do: '', execute: '' } },
  { base: /^celery(\.\w+)*\.Task$|^celery\.Celery\(\)\.Task$/, kind: 'queue', name: 'celery task {class}', methods: { run: '' } },
]

const nodeServers = '(express(\\.Router)?|fastify(\\.[fF]astify\\w*)?|@koa/router|koa-router|hono(\\.\\w+)?|@hono/zod-openapi\\.\\w+|polka|restify(\\.\\w+)*|itty-router(\\.\\w+)?|elysia\\.Elysia|router|find-my-way|hyper-express(\\.\\w+)?|express(-promise-router|-ws)|server|express\\.(Express|Application|IRouter)|express-serve-static-core\\.\\w+|koa(\\.\\w+)?|connect)'
const nodeVerbs = '(get|post|put|patch|delete|del|all|head|options|query)'

export const typescriptRegistrations: readonly Registration[] = [
  { path: new RegExp(`^${nodeServers}\\(\\)(\\.(basePath|withTypeProvider|prefix|register|use|${nodeVerbs})\\(\\))*(\\.route\\(\\)(\\.${nodeVerbs}\\(\\))*)?\\.${nodeVerbs}$`), kind: 'http', name: '{verb} {route}', handlers: 'all' },
  { path: new RegExp(`^${nodeServers}\\(\\)(\\.\\w+\\(\\))*\\.(use|addHook)$`), kind: 'http', name: 'middleware {function}', handlers: 'all' },
  { path: /^(fastify(\.\w+)*|@hapi\/hapi(\.\w+)*)\(\)\.route$|^server\(\)\.route-object$/, kind: 'http', name: '{method} {url}', handlers: ['handler'] },
  { path: /^(node:)?https?\.createServer$|^Deno\.serve$|^(std\/http|@hono\/node-server)\.serve$/, kind: 'http', name: 'server {function}', handlers: 'all' },
  { path: /^Bun\.serve$/, kind: 'http', name: 'server {function}', handlers: ['fetch'] },
  { path: /^(@nestjs\/common|routing-controllers|tsoa|@tsoa\/runtime|@midwayjs\/\w+)\.(Get|Post|Put|Patch|Delete|Head|Options|All|Sse)$/, kind: 'http', name: '{verb} {route}', handlers: 'decorated' },
  { path: /^(@nestjs\/graphql|type-graphql)\.(Query|Mutation|Subscription|ResolveField|ResolveProperty|FieldResolver)$/, kind: 'http', name: '{verb} {function}', handlers: 'decorated' },
  { path: /^@nestjs\/microservices\.(MessagePattern|EventPattern)$/, kind: 'queue', name: 'message {0}', handlers: 'decorated' },
  { path: /^@nestjs\/bull\.Process$|^@ssut\/nestjs-sqs(\.\w+)*\.SqsMessageHandler$|^@golevelup\/nestjs-rabbitmq\.Rabbit(Subscribe|RPC)$/, kind: 'queue', name: 'queue {0} {function}', handlers: 'decorated' },
  { path: /^@nestjs\/schedule\.Cron$/, kind: 'schedule', name: 'cron {0}', handlers: 'decorated', schedule: { form: 'cron', at: 0 } },
  { path: /^@nestjs\/schedule\.Interval$/, kind: 'schedule', name: 'interval {function}', handlers: 'decorated', schedule: { form: 'milliseconds', at: -1 } },
  { path: /^@trpc\/server(\.\w+(\(\))?)*\.procedure(\.\w+\(\))*\.(query|mutation|subscription)$/, kind: 'http', name: 'trpc {function}', handlers: [0] },
  { path: /^@trigger\.dev\/sdk(\/v3)?\.(task|schemaTask)$/, kind: 'queue', name: 'task {id}', handlers: ['run'] },
  { path: /^server\(\)\.queue-object$/, kind: 'queue', name: 'queue {name}', handlers: ['process', 'handler', 'processor'] },
  { path: /^server\(\)\.schedule-object$/, kind: 'schedule', name: 'schedule {id}', handlers: ['execute', 'run', 'handler', 'task', 'job', 'perform'], schedule: { form: 'cron', at: 'schedule' } },
  { path: /^@trigger\.dev\/sdk(\/v3)?\.schedules\.task$|^server\(\)\.cron-object$/, kind: 'schedule', name: 'cron {cron}', handlers: ['execute', 'run', 'handler', 'task', 'job', 'perform'], schedule: { form: 'cron', at: 'cron' } },
  { path: /^@azure\/functions\.app\.(http|get|post|put|patch|deleteRequest)$/, kind: 'serverless', name: 'azure function {0}', handlers: ['handler', 1] },
  { path: /^@azure\/functions\.app\.timer$/, kind: 'schedule', name: 'azure function {0}', handlers: ['handler'], schedule: { form: 'cron', at: 'schedule' }, isFunction: true },
  { path: /^@azure\/functions\.app\.(storageQueue|serviceBusQueue|serviceBusTopic|eventHub|eventGrid|cosmosDB|storageBlob|generic)$/, kind: 'queue', name: 'azure function {0}', handlers: ['handler'], isFunction: true },
  { path: /^@google-cloud\/functions-framework\.(http|cloudEvent|event)$/, kind: 'serverless', name: 'cloud function {0}', handlers: [1] },
  { path: /^firebase-functions(\/\w+)*(\.\w+(\(\))?)*\.(onSchedule)$/, kind: 'schedule', name: '{0} {function}', handlers: [1], schedule: { form: 'cron', at: 0 }, isFunction: true },
  { path: /^firebase-functions(\/\w+)*(\.\w+(\(\))?)*\.schedule\(\)(\.\w+\(\))*\.onRun$/, kind: 'schedule', name: 'schedule {function}', handlers: [0], schedule: { form: 'chain', at: 0 }, isFunction: true },
  { path: /^firebase-functions(\/\w+)*(\.\w+(\(\))?)*\.(onRequest|onCall)$/, kind: 'serverless', name: 'cloud function {function}', handlers: 'all' },
  { path: /^firebase-functions(\/\w+)*(\.\w+(\(\))?)*\.on[A-Z]\w+$/, kind: 'queue', name: 'cloud function {function}', handlers: 'all', isFunction: true },
  { path: /^(bullmq\.Worker|bull\(\)\.process|bee-queue\(\)\.process|pg-boss\(\)\.work|agenda(\.Agenda)?\(\)\.define)$/, kind: 'queue', name: 'queue {queue}', handlers: 'all' },
  { path: /^kafkajs\.Kafka\(\)\.consumer\(\)\.run$/, kind: 'queue', name: 'kafka consumer', handlers: ['eachMessage', 'eachBatch'] },
  { path: /^amqplib(\/\w+)?(\.connect\(\)\.create(Confirm)?Channel\(\)|\.Channel\(\))\.consume$/, kind: 'queue', name: 'queue {0}', handlers: [1] },
  { path: /^sqs-consumer\.Consumer\.create$/, kind: 'queue', name: 'queue consumer', handlers: ['handleMessage', 'handleMessageBatch'] },
  { path: /^@azure\/service-bus(\.\w+(\(\))?)*\.subscribe$/, kind: 'queue', name: 'service bus subscriber', handlers: ['processMessage'] },
  { path: /^@google-cloud\/pubsub\.PubSub\(\)(\.\w+\(\))*\.subscription\(\)\.on$|^@google-cloud\/pubsub\.Subscription\(\)\.on$/, kind: 'queue', name: 'Pub/Sub {0}', handlers: [1] },
  { path: /^inngest\.Inngest\(\)\.createFunction$/, kind: 'queue', name: 'inngest function', handlers: [2] },
  { path: /^node-cron\.schedule$|^croner\.Cron$|^croner$/, kind: 'schedule', name: 'cron {0}', handlers: 'all', schedule: { form: 'cron', at: 0 } },
  { path: /^cron\.CronJob$/, kind: 'schedule', name: 'cron {0}', handlers: [1], schedule: { form: 'cron', at: 0 } },
  { path: /^cron\.CronJob\.from$/, kind: 'schedule', name: 'cron {cronTime}', handlers: ['onTick'], schedule: { form: 'cron', at: 'cronTime' } },
  { path: /^node-schedule\.scheduleJob$/, kind: 'schedule', name: 'schedule {0}', handlers: 'all', schedule: { form: 'cron', at: -2 } },
  { path: /^setInterval$/, kind: 'schedule', name: 'setInterval', handlers: [0], schedule: { form: 'milliseconds', at: 1 } },
  { path: /^(commander|cac|@caporal\/core|sade)(\.\w+(\(\))?|\(\))*\.action$/, kind: 'cli', name: 'command {command}', handlers: [0] },
  { path: /^yargs(\.\w+(\(\))?|\(\))*\.command$/, kind: 'cli', name: 'command {0}', handlers: [3, 'handler'] },
]

export const typescriptClasses: readonly EntryClass[] = [
  { base: /^@nestjs\/bullmq\.WorkerHost$/, kind: 'queue', name: 'queue {class}', methods: { process: '' } },
  { base: /^@oclif\/core\.Command$/, kind: 'cli', name: 'command {class}', methods: { run: '' } },
  { base: /^nest-commander\.CommandRunner$/, kind: 'cli', name: 'command {class}', methods: { run: '' } },
]
