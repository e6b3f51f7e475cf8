// What a person must hear of. LoadWatch's own metrics lie in AppMetrics, what the Functions host saw in AppRequests.
import { Tags } from '../types.bicep'

param environmentName string
param location string
param tags Tags
param workspaceId string
param actionGroupId string

@description('An alert: it fires while its query, over its window, gives a value beyond the threshold.')
type Alert = {
  description: string
  @description('0 is the gravest.')
  severity: 0 | 1 | 2 | 3
  @description('Gives one column Value, and where there are several of a kind, what tells them apart.')
  query: string
  operator: 'GreaterThan' | 'LessThan'
  threshold: string
  every: string
  window: string
  dimensions: string[]?
}

var doors = '''
  AppRequests
  | where Name in ('webhooks', 'texts', 'mails') or Name has_any ('/webhooks/', '/texts/', '/mails/')
  | where toint(ResultCode) >= 500
  | summarize Value = sum(ItemCount)
'''
var turnedAway = '''
  AppMetrics
  | where Name == 'loadwatch.webhooks'
  | where tostring(Properties.outcome) in ('malformed', 'bad-signature', 'too-large', 'unusable')
  | summarize Value = sum(Sum) by Platform = tostring(Properties.platform)
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
var platformBudget = '''
  AppMetrics
  | where Name == 'loadwatch.platform_budget'
  | summarize Value = max(Sum / max_of(ItemCount, 1)) by Platform = tostring(Properties.platform)
'''
var noWebhook = '''
  AppMetrics
  | where Name == 'loadwatch.webhooks' and tostring(Properties.outcome) == 'taken'
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
    description: 'More than 80 % of a platform\'s read limit is used: runs will be read later, and texts come later.'
    severity: 2
    query: platformBudget
    operator: 'GreaterThan'
    threshold: '0.8'
    every: 'PT15M'
    window: 'PT15M'
    dimensions: ['Platform']
  }
  'no-webhook-for-a-day': {
    description: 'No webhook was taken for a day: the subscription may be gone. ./loadwatch strava status'
    severity: 1
    query: noWebhook
    operator: 'LessThan'
    threshold: '1'
    every: 'PT1H'
    window: 'P1D'
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
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for rule in items(alerts): {
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
