// What a person must hear of. LoadWatch's own metrics lie in AppMetrics, its logs in AppTraces and AppExceptions; what the Functions
// host saw lies in AppRequests, without addresses and without status: host.json keeps them from being collected.
import { Tags } from '../types.bicep'

param environmentName string
param location string
param tags Tags
param workspaceId string
param actionGroupId string

@description('The platforms that are switched on: each must send something every day.')
param platforms string[]

@description('Whether texts have a carrier to go out by.')
param hasCarrier bool

@description('An alert: it fires while its query, over its window, gives a value beyond the threshold.')
type Alert = {
  description: string
  @description('0 is the gravest.')
  severity: 0 | 1 | 2 | 3
  @description('Gives one column Value, and where there are several of a kind, what tells them apart.')
  query: string
  operator: 'GreaterThan' | 'GreaterThanOrEqual' | 'LessThan'
  threshold: string
  every: string
  window: string
  dimensions: string[]?
}

// What the app answered with an error, and what the host could not get an answer for at all.
var doors = '''
  union
    (
      AppMetrics
      | where Name == 'http.server.request.duration'
      | where tostring(Properties['http.route']) has_any ('webhooks', 'texts', 'mails')
      | where toint(Properties['http.response.status_code']) >= 500
      | project ItemCount
    ),
    (
      AppRequests
      | where Name in ('webhooks', 'texts', 'mails') and Success == false
      | project ItemCount
    )
  | summarize Value = sum(ItemCount)
'''
var turnedAway = '''
  AppMetrics
  | where Name == 'loadwatch.webhooks'
  | where tostring(Properties.outcome) in ('malformed', 'bad-signature', 'too-large', 'unusable')
  | summarize Value = sum(Sum) by Platform = tostring(Properties.platform)
'''
var forgedTexts = '''
  AppMetrics
  | where Name == 'loadwatch.webhooks'
  | where tostring(Properties.platform) == 'twilio' and tostring(Properties.outcome) == 'bad-signature'
  | summarize Value = sum(Sum)
'''
var poison = '''
  AppMetrics
  | where Name == 'loadwatch.poison'
  | summarize Value = max(Sum / max_of(ItemCount, 1)) by Queue = tostring(Properties.queue)
'''
var unknownTexts = '''
  AppMetrics
  | where Name == 'loadwatch.texts' and tostring(Properties.outcome) == 'unknown'
  | summarize Value = sum(Sum)
'''
var textsNotSent = '''
  AppMetrics
  | where Name == 'loadwatch.texts'
  | where tostring(Properties.outcome) in ('refused', 'withheld') and tostring(Properties.because) == 'carrier'
  | summarize Value = sum(Sum)
'''
var errors = '''
  union AppTraces, AppExceptions
  | where SeverityLevel >= 3
  | summarize Value = sum(ItemCount)
'''
var capped = '''
  _LogOperation
  | where Category =~ 'Ingestion' and Detail contains 'OverQuota'
  | summarize Value = count()
'''
var platformBudget = '''
  AppMetrics
  | where Name == 'loadwatch.platform_budget'
  | summarize Value = max(Sum / max_of(ItemCount, 1)) by Platform = tostring(Properties.platform)
'''
var noWebhook = '''
  AppMetrics
  | where Name == 'loadwatch.webhooks'
  | where tostring(Properties.platform) == '{0}' and tostring(Properties.outcome) == 'taken'
  | summarize Value = coalesce(sum(Sum), 0.0)
'''
var queueAge = '''
  AppMetrics
  | where Name == 'loadwatch.queue_age'
  | summarize Value = max(Sum / max_of(ItemCount, 1)) by Queue = tostring(Properties.queue)
'''
var lateAnswers = '''
  AppMetrics
  | where Name == 'loadwatch.acknowledgements'
  | where Max > 2
  | summarize Value = count()
'''

var alerts { *: Alert } = {
  'poison-messages': {
    description: 'A message failed at every try and lies in a poison queue: somebody\'s run or text waits there. ./loadwatch poison list'
    severity: 1
    query: poison
    operator: 'GreaterThan'
    threshold: '0'
    every: 'PT15M'
    window: 'PT30M'
    dimensions: ['Queue']
  }
  'texts-unknown': {
    description: 'Of a text it is not known whether it went out; it is not sent again.'
    severity: 2
    query: unknownTexts
    operator: 'GreaterThan'
    threshold: '0'
    every: 'PT15M'
    window: 'PT15M'
  }
  'texts-forged': {
    description: 'What came to the carrier\'s door was not signed as Twilio signs: if it is Twilio after all, a STOP goes unheard.'
    severity: 1
    query: forgedTexts
    operator: 'GreaterThan'
    threshold: '0'
    every: 'PT15M'
    window: 'PT15M'
  }
  'door-errors': {
    description: 'A door answered a platform, the carrier or the mail server with an error: what they bring may be lost.'
    severity: 1
    query: doors
    operator: 'GreaterThan'
    threshold: '0'
    every: 'PT5M'
    window: 'PT15M'
  }
  'webhooks-turned-away': {
    description: 'Many webhooks could not be read or were not genuine: a platform has changed its form, or somebody tries the door.'
    severity: 2
    query: turnedAway
    operator: 'GreaterThan'
    threshold: '20'
    every: 'PT15M'
    window: 'PT1H'
    dimensions: ['Platform']
  }
  'platform-budget': {
    description: '80 % of a platform\'s read limit are used, which is all that events may use: runs are read later, and texts come later.'
    severity: 2
    query: platformBudget
    operator: 'GreaterThanOrEqual'
    threshold: '0.8'
    every: 'PT15M'
    window: 'PT15M'
    dimensions: ['Platform']
  }
  'queue-age': {
    description: 'The oldest message of a queue has waited for more than a quarter of an hour.'
    severity: 2
    query: queueAge
    operator: 'GreaterThan'
    threshold: '900'
    every: 'PT5M'
    window: 'PT15M'
    dimensions: ['Queue']
  }
  'late-answers': {
    description: 'Answers to webhooks took longer than the 2 seconds that Strava waits.'
    severity: 2
    query: lateAnswers
    operator: 'GreaterThan'
    threshold: '0'
    every: 'PT15M'
    window: 'PT15M'
  }
  'errors-logged': {
    description: 'LoadWatch or its host logged an error: something was not done.'
    severity: 2
    query: errors
    operator: 'GreaterThan'
    threshold: '0'
    every: 'PT1H'
    window: 'PT1H'
  }
  'telemetry-capped': {
    description: 'The most telemetry of a day has come: until the next day no other alert can fire.'
    severity: 1
    query: capped
    operator: 'GreaterThan'
    threshold: '0'
    every: 'PT15M'
    window: 'PT1H'
  }
}

// Without a carrier every text is withheld, which is as the deployment was set up.
var unsent { *: Alert } = hasCarrier
  ? {
      'texts-not-sent': {
        description: 'The carrier refused texts for a reason that is not the number\'s, or they could not go out in their time: the next ones may fare alike.'
        severity: 1
        query: textsNotSent
        operator: 'GreaterThan'
        threshold: '0'
        every: 'PT15M'
        window: 'PT1H'
      }
    }
  : {}

// One rule for each platform, so that none hides another's silence.
var silences = toObject(platforms, platform => 'no-webhook-for-a-day-${platform}', platform => {
  description: 'No webhook of ${platform} was taken for a day: the subscription may be gone, or the address has changed.'
  severity: 1
  query: format(noWebhook, platform)
  operator: 'LessThan'
  threshold: '1'
  every: 'PT1H'
  window: 'P1D'
})

resource rules 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for rule in items(union(alerts, unsent, silences)): {
    name: 'alert-loadwatch-${environmentName}-${rule.key}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'LoadWatch ${environmentName}: ${replace(rule.key, '-', ' ')}'
      description: rule.value.description
      severity: rule.value.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: rule.value.every
      windowSize: rule.value.window
      autoMitigate: true
      // The tables of a new workspace come into being with the first telemetry.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: rule.value.query
            timeAggregation: 'Maximum'
            metricMeasureColumn: 'Value'
            operator: rule.value.operator
            threshold: json(rule.value.threshold)
            dimensions: map(rule.value.?dimensions ?? [], dimension => {
              name: dimension
              operator: 'Include'
              values: ['*']
            })
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: { actionGroups: [actionGroupId] }
    }
  }
]
